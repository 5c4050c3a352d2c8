import { createHash } from "node:crypto";
import { existsSync, readFileSync, statSync } from "node:fs";
import path from "node:path";
import { importsOf, sourceFiles } from "../support/imports";

/** Test files and what they reach by their imports, types left aside. */
export type Reach = {
	/** Unit test files that load this file, from the root. */
	testsOf(file: string): string[];
	/** The same for two states of the project in which neither the test file nor anything it loads differs. */
	stateOf(test: string): string;
};

const textOf = (root: string, file: string): string => readFileSync(path.join(root, file), "utf8");

/** The file that an import names, or null for packages, virtual modules and what is no TypeScript. */
function resolved(root: string, from: string, specifier: string): string | null {
	if (!specifier.startsWith(".")) return null;
	const wanted = path.posix.join(path.posix.dirname(from), specifier.replace(/\?.*$/, ""));
	const tries = [wanted, `${wanted}.ts`, `${wanted}.tsx`, `${wanted}/index.ts`];
	const found = tries.find((one) => /\.tsx?$/.test(one) && existsSync(path.join(root, one)));
	return found !== undefined && statSync(path.join(root, found)).isFile() ? found : null;
}

/** Reads the imports of every unit test file and of what it loads. */
export function readReach(root: string): Reach {
	const known = new Map<string, string[]>();
	const importedBy = (file: string): string[] => {
		let files = known.get(file);
		if (files === undefined) {
			const text = textOf(root, file);
			const lines = text.split("\n");
			files = importsOf(file, text).flatMap(({ line, specifier }) => {
				if (/^\s*(?:import|export) type /.test(lines[line - 1] ?? "")) return [];
				return resolved(root, file, specifier) ?? [];
			});
			known.set(file, files);
		}
		return files;
	};
	const reachOf = (test: string): Set<string> => {
		const reached = new Set([test]);
		for (const file of reached) for (const next of importedBy(file)) reached.add(next);
		return reached;
	};
	const tests = sourceFiles(root, "test")
		.map(({ name }) => name)
		.filter((name) => name.endsWith(".test.ts") && !name.startsWith("test/browser/"));
	const reaches = new Map(tests.map((test) => [test, reachOf(test)]));
	return {
		testsOf: (file) => tests.filter((test) => reaches.get(test)?.has(file)),
		stateOf: (test) => {
			const hash = createHash("sha1");
			for (const file of reaches.get(test) ?? []) hash.update(textOf(root, file));
			return hash.digest("hex");
		},
	};
}
