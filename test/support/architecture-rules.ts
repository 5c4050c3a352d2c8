import path from "node:path";
import { doorOf } from "./doors";
import { globalsUsed, importsOf, type SourceFile } from "./imports";

/** A rule about one file: what it has to say against it, one sentence each, with the line. */
export type Rule = { law: string; check(file: SourceFile): string[] };

/** `engine/runtime/clock.ts` → `engine/runtime`; a file at the top of the engine or of the web → `engine` or `web`. */
function layerOf(name: string): string {
	const parts = name.split("/");
	return parts.length > 2 && (parts[0] === "engine" || parts[0] === "web") ? `${parts[0]}/${parts[1]}` : (parts[0] ?? "");
}

/** What an import names: a path from the root for our own files, null for packages and virtual modules. */
function targetOf(file: SourceFile, specifier: string): string | null {
	if (!specifier.startsWith(".")) return null;
	return path.posix.join(path.posix.dirname(file.name), specifier.replace(/\?.*$/, ""));
}

/** A rule on imports: `judge` says why an import is wrong, or null. */
function importRule(law: string, judge: (file: SourceFile, target: string | null, specifier: string) => string | null): Rule {
	return {
		law,
		check: (file) =>
			importsOf(file.name, file.text).flatMap(({ line, specifier }) => {
				const complaint = judge(file, targetOf(file, specifier), specifier);
				return complaint === null ? [] : [`${file.name}:${line} imports "${specifier}": ${complaint}`];
			}),
	};
}

const isUnder = (name: string, folder: string): boolean => name === folder || name.startsWith(`${folder}/`);

/** What each part of the engine may import besides itself. */
const ENGINE: Record<string, string[]> = {
	"engine/types": [],
	"engine/trace": ["engine/types"],
	"engine/runtime": ["engine/types", "engine/trace"],
	"engine/library": ["engine/types", "engine/trace", "engine/runtime"],
	"engine/compiler": ["engine/types"],
	"engine/analysis": ["engine/types", "engine/trace"],
	"engine/packages": ["engine/types", "engine/compiler", "engine/runtime"],
};

/** What a feature of the web may import besides itself. */
const SHARED_WEB = ["web/ui", "web/styles", "web/tools", "web/run"];
/** These compose the features. */
const COMPOSERS = ["web", "web/pages", "web/build"];

/** Programs for reading, in which `setTimeout` and `Math.random` are those of a run. */
const PLAIN = "engine/library/plain";

/** Real time and chance, which would make two runs differ. */
const NOT_DETERMINISTIC = `
	Date Math.random performance performance.now crypto queueMicrotask requestAnimationFrame MessageChannel process
	setTimeout setInterval setImmediate clearTimeout clearInterval
`
	.trim()
	.split(/\s+/);

export const RULES: Rule[] = [
	importRule("the engine imports neither web nor lessons", (file, target) =>
		isUnder(file.name, "engine") && target !== null && !isUnder(target, "engine")
			? "the engine knows nothing outside itself"
			: null,
	),
	importRule("web and lessons come into the engine by its doors", (file, target) => {
		const isOutside = isUnder(file.name, "web") || isUnder(file.name, "lessons");
		if (!isOutside || target === null || !isUnder(target, "engine")) return null;
		// A folder named for its address: the build hands it to the bundler.
		if (isUnder(file.name, "web/build") && target === "engine/sandbox/inside") return null;
		return doorOf(target) === null ? "it is no door of the engine; they are listed in test/support/doors.ts" : null;
	}),
	importRule("lessons import no web", (file, target) =>
		isUnder(file.name, "lessons") && target !== null && isUnder(target, "web") ? "lessons know nothing of the web" : null,
	),
	importRule("a lesson's programs import what learners import", (file, target, specifier) => {
		// Checks and figures are no programs: they look at the run of one, and learners never see them.
		const isProgram = /^lessons\/\d\d-[^/]+\/[^/]+\/(?:start|solution|wrong-[^/]+)\.ts$/.test(file.name);
		if (!isProgram || specifier === "interleave") return null;
		const isOwn = target !== null && isUnder(target, path.posix.dirname(file.name));
		return isOwn ? null : 'a program imports "interleave" and its own files';
	}),
	importRule("inside the engine imports go one way", (file, target) => {
		const allowed = ENGINE[layerOf(file.name)];
		if (allowed === undefined || target === null || !isUnder(target, "engine")) return null;
		const isAllowed = [layerOf(file.name), ...allowed].some((layer) => isUnder(target, layer));
		return isAllowed ? null : `${layerOf(file.name)} may import ${allowed.join(", ") || "nothing of the engine"}`;
	}),
	importRule("a plain twin imports what learners import, and twins beside it", (file, _target, specifier) => {
		const isAllowed = specifier === "interleave" || /^\.\/[\w-]+$/.test(specifier);
		return !isUnder(file.name, PLAIN) || isAllowed ? null : 'a twin imports "interleave" and twins of its own room';
	}),
	importRule("nobody imports a plain twin", (file, target) =>
		!isUnder(file.name, PLAIN) && !isUnder(file.name, "engine/build") && target !== null && isUnder(target, PLAIN)
			? "twins are read, and run only by tests"
			: null,
	),
	importRule("only web/tools knows comlink", (file, _target, specifier) =>
		/^comlink(\/|$)/.test(specifier) && !isUnder(file.name, "web/tools") ? "comlink stays in web/tools" : null,
	),
	importRule("features of the web never import each other", (file, target) => {
		const layer = layerOf(file.name);
		if (!isUnder(file.name, "web") || COMPOSERS.includes(layer) || target === null || !isUnder(target, "web")) return null;
		const targetLayer = layerOf(`${target}.ts`);
		if (targetLayer === layer || SHARED_WEB.includes(targetLayer)) return null;
		return `only pages compose; ${layer} may import ${SHARED_WEB.join(", ")}`;
	}),
	importRule("what features share knows no feature", (file, target) => {
		const layer = layerOf(file.name);
		if (!SHARED_WEB.includes(layer) || target === null || !isUnder(target, "web")) return null;
		const targetLayer = layerOf(`${target}.ts`);
		return SHARED_WEB.includes(targetLayer) ? null : `${layer} is below the features`;
	}),
	{
		law: "runtime and library use no real time and no real chance",
		check: (file) => {
			const isOurs = isUnder(file.name, "engine/runtime") || isUnder(file.name, "engine/library");
			if (!isOurs || isUnder(file.name, PLAIN)) return [];
			const uses = globalsUsed(file.name, file.text, NOT_DETERMINISTIC);
			return uses.map(({ line, name }) => `${file.name}:${line} uses ${name}: time and chance belong to the run`);
		},
	},
];

/** Everything the rules have to say against these files. */
export const complaints = (rules: Rule[], files: SourceFile[]): string[] =>
	rules.flatMap((rule) => files.flatMap((file) => rule.check(file)));
