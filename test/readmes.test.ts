import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";

/** Files and folders of the project, from its root; folders end with "/". */
type Tree = ReadonlySet<string>;

const root = path.resolve(import.meta.dirname, "..");

/** Everything below a folder. Left out: what is installed or built, and folders that tools and tests make (their names begin with a dot). */
function namesBelow(folder: string): string[] {
	return readdirSync(path.join(root, folder), { withFileTypes: true }).flatMap((entry) => {
		const name = `${folder}${entry.name}`;
		if (!entry.isDirectory()) return [name];
		if (/^(node_modules|dist)$|^\.(?!github$|ci$)/.test(entry.name)) return [];
		return [`${name}/`, ...namesBelow(`${name}/`)];
	});
}

/** Files that only the build writes. */
const BUILT = new Set(["dist/", "404.html", "sandbox.html"]);
const ENDINGS = /\.(tsx?|mjs|md|css|json|html|svg|txt|yml)$/;

/** A folder and the folders above it, the root as "". */
const withParents = (folder: string): string[] =>
	folder === "" ? [""] : [folder, ...withParents(folder.replace(/[^/]+\/$/, ""))];

/**
 * Whether a text in backticks is meant as a path. It is when both hold:
 * 1. It consists of letters, digits, and `_ . - /` only, does not begin with `/`, and has no `NN` in it. So commands, code, packages of a scope,
 *    `node:util`, addresses, and patterns with `*`, `…` or `<name>` are no paths.
 * 2. It ends with `/` or with a file ending of the project, or it begins with the name of a folder that is reachable from the document.
 */
function isPath(text: string, folder: string, tree: Tree): boolean {
	if (!/^[\w.-][\w./-]*$/.test(text) || text.includes("NN")) return false;
	if (text.endsWith("/") || ENDINGS.test(text)) return true;
	const [first, ...rest] = text.split("/");
	return rest.length > 0 && withParents(folder).some((from) => tree.has(`${from}${first}/`));
}

/**
 * Whether a path exists: from the document's folder, or from a folder above it. A bare file name may be anywhere in the project. A module may be named
 * without its ending.
 */
function exists(name: string, folder: string, tree: Tree): boolean {
	if (BUILT.has(name)) return true;
	const isThere = (full: string): boolean => [full, `${full}/`, `${full}.ts`].some((one) => tree.has(one));
	if (withParents(folder).some((from) => isThere(path.posix.join(from, name)))) return true;
	return !name.includes("/") && [...tree].some((file) => file.endsWith(`/${name}`));
}

const withoutFences = (text: string): string => text.replace(/^```[\s\S]*?^```$/gm, "");

const folderOf = (file: string): string => file.replace(/[^/]+$/, "");

/** Texts in backticks that are meant as paths. @param file the document, from the root */
function pathsIn(text: string, file: string, tree: Tree): string[] {
	const spans = [...withoutFences(text).matchAll(/`([^`\n]+)`/g)].map((match) => match[1] as string);
	return spans.filter((span) => isPath(span, folderOf(file), tree));
}

/** Paths in backticks that do not exist. @param file the document, from the root */
const missingPaths = (text: string, file: string, tree: Tree): string[] =>
	pathsIn(text, file, tree).filter((name) => !exists(name, folderOf(file), tree));

/** Relative links that lead nowhere. @param file the document, from the root */
function deadLinks(text: string, file: string, tree: Tree): string[] {
	const targets = [...withoutFences(text).matchAll(/\]\(([^)\s]+)\)/g)].map((match) => match[1] as string);
	return targets.filter((target) => {
		if (/^([a-z]+:|#)/.test(target)) return false;
		const full = path.posix.join(path.posix.dirname(file), target.replace(/#.*$/, ""));
		return !tree.has(full) && !tree.has(`${full}/`);
	});
}

describe("on a small project", () => {
	const tree: Tree = new Set([
		"README.md",
		"engine/",
		"engine/README.md",
		"engine/loop/",
		"engine/loop/timers.ts",
		"web/",
		"web/run.ts",
	]);
	const missing = (text: string): string[] => missingPaths(text, "engine/README.md", tree);

	test("a path that does not exist is found, in whatever form it is named", () => {
		expect(missing("| `loop/clock.ts` | and `engine/worker/`, `web/walk`, `clock.ts` |")).toEqual([
			"loop/clock.ts",
			"engine/worker/",
			"web/walk",
			"clock.ts",
		]);
	});

	test("a path may begin at the document's folder, at one above it, or be a bare file name", () => {
		expect(missing("`loop/timers.ts` `engine/loop/timers.ts` `../web/run.ts` `timers.ts` `loop/` `web/run` `README.md`")).toEqual(
			[],
		);
	});

	test("commands, code, packages, patterns, addresses and built files are no paths", () => {
		const others = [
			"npm run fix",
			"a/b",
			"node:util",
			"@babel/parser",
			"loop/*.ts",
			"lessons/NN-name/",
			"<room>/clock.ts",
			"/proc",
		];
		for (const other of [...others, "await x", "core.made", "…/clock.ts", "dist/"])
			expect(missing(`\`${other}\``), other).toEqual([]);
		expect(missing("```\nsee `loop/clock.ts`\n```")).toEqual([]);
	});

	test("a relative link that leads nowhere is found, and only that", () => {
		const text =
			"[a](loop/clock.ts) [b](../README.md#use) [c](https://example.org/x) [d](#here) [e](worker/README.md) [f](../web)";
		expect(deadLinks(text, "engine/README.md", tree)).toEqual(["loop/clock.ts", "worker/README.md"]);
	});
});

describe("in the project", () => {
	const tree: Tree = new Set(namesBelow(""));
	// Lessons are for learners; the changelog tells of files as they were.
	const documents = [...tree].filter((name) => name.endsWith(".md") && !/(^|\/)lesson\.md$|^CHANGELOG\.md$/.test(name));
	const read = (name: string): string => readFileSync(path.join(root, name), "utf8");

	test("the documents are found, and many paths in them", () => {
		expect(documents).toContain("README.md");
		expect(documents).toContain("engine/sandbox/README.md");
		expect(documents).toContain("test/CONFORMANCE.md");
		expect(documents.flatMap((name) => pathsIn(read(name), name, tree)).length).toBeGreaterThan(150);
	});

	test.each(documents)("%s names paths that exist, and its links lead somewhere", (name) => {
		expect(missingPaths(read(name), name, tree)).toEqual([]);
		expect(deadLinks(read(name), name, tree)).toEqual([]);
	});
});
