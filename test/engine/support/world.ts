import { readFileSync } from "node:fs";
import path from "node:path";

/** The table of engine/README.md: what there is, by name, and the sentence for what there is not. */
export type World = {
	globals: string[];
	modules: string[];
	absentGlobals: Map<string, string>;
	absentModules: Map<string, string>;
};

export function readWorld(): World {
	const text = readFileSync(path.resolve(import.meta.dirname, "../../../engine/README.md"), "utf8");
	const section = text.slice(text.indexOf("## The world a program sees"));
	const world: World = { globals: [], modules: [], absentGlobals: new Map(), absentModules: new Map() };
	for (const [, names, what] of section.slice(0, section.indexOf("\n## ", 5)).matchAll(/^\| (`.*`) *\| (.*?) *\|$/gm))
		for (const [, name] of (names as string).matchAll(/`"?([^`"]+)"?`/g)) {
			const isModule = (names as string).includes('"');
			const [, sentence] = /^absent: (.*)$/.exec(what as string) ?? [];
			if (sentence === undefined) (isModule ? world.modules : world.globals).push(name as string);
			else (isModule ? world.absentModules : world.absentGlobals).set(name as string, sentence);
		}
	return world;
}

/** A program that prints which of the globals and modules that should be there are not. */
export function probesOfPresent({ globals, modules }: World): string {
	const imports = modules.map((name, i) => `import * as m${i} from "${name}";`);
	const missing = globals.map((name) => `if (typeof ${name} === "undefined") missing.push("${name}");`);
	const empty = modules.map((name, i) => `if (Object.keys(m${i}).length === 0) missing.push("${name}");`);
	return [...imports, "const missing: string[] = [];", ...missing, ...empty, 'console.log("missing:", ...missing);'].join("\n");
}
