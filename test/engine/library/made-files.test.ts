import { readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import {
	type Declared,
	extraLibraryTable,
	fileNameOf,
	libraryNamesTable,
	libraryNameTypes,
	libraryTable,
	plainSignatures,
	readDeclared,
} from "../../../engine/build/library-lists";
import { madeFiles } from "../../../engine/build/made-files";

test.each(madeFiles().map(({ file, text }) => [path.basename(file), file, text]))(
	"%s is as `npm run fix` makes it",
	(_, file, text) => {
		expect(readFileSync(file, "utf8") === text, `${file} is not what follows from the library's files. Run npm run fix.`).toBe(
			true,
		);
	},
);

const DECLARED: Declared = { values: ["sleep", "TaskGroup"], classes: ["TaskGroup"], types: ["Task"] };
const FILES = [
	{ room: "tasks", name: "task-group" },
	{ room: "locks", name: "sleep" },
];

describe("the lists of the library", () => {
	test("what is declared is read in its order, overloads once", () => {
		expect(
			readDeclared(
				'declare module "interleave" { export type E = 1; export function b(): void; export function b(n: number): void; export class C {} export interface D {} }',
			),
		).toEqual({ values: ["b", "C"], classes: ["C"], types: ["D", "E"] });
	});
	test("what is neither function, class nor type is refused with its line", () => {
		expect(() => readDeclared('declare module "interleave" {\nexport const x: number;\n}')).toThrow(
			"VariableDeclaration on line 2",
		);
		expect(() => readDeclared('declare module "interleave" {\nfunction f(): void;\n}')).toThrow("line 2");
	});
	test("a file is named for its primitive", () => {
		const all = ["sleep", "TaskGroup", "limitedAsCompleted", "taskGroup"];
		expect(all.map((name) => fileNameOf(name, all))).toEqual([
			"sleep",
			"task-group",
			"limited-as-completed",
			"task-group-function",
		]);
	});
	test("each primitive is imported from its room, in the order of the paths, and made in the order of the declarations", () => {
		const core = libraryTable(DECLARED, FILES);
		expect(core).toContain('import { createSleep } from "./locks/sleep";\n');
		expect(core).toContain("\t\tsleep: createSleep(api),\n");
		expect(core).not.toContain("TaskGroup");
		const extra = extraLibraryTable(DECLARED, FILES);
		expect(extra).toContain('import { createTaskGroup } from "./tasks/task-group";\n');
		expect(extra).toContain("\t\tTaskGroup: createTaskGroup(api),\n");
		expect(extra).not.toContain("createSleep");
		expect(plainSignatures(DECLARED, FILES)).toContain('import { TaskGroup } from "../library/plain/tasks/task-group";');
		expect(libraryNameTypes(DECLARED, FILES)).toContain(
			'\t| "sleep"\n\t| "TaskGroup";\n\n/** Those of which a program makes objects: a message can say where. */\nexport const CLASSES: readonly string[] = ["TaskGroup"];',
		);
		expect(libraryNameTypes(DECLARED, FILES)).toContain('TURNS: readonly string[] = ["sleep"];');
		expect(libraryNamesTable(DECLARED)).toContain('\tvalues: ["sleep", "TaskGroup"],\n\ttypes: ["Task"],\n');
	});
	test("a name without a file, and a file without a name, are errors that say what to write", () => {
		expect(() => libraryTable({ ...DECLARED, values: ["sleep", "TaskGroup", "debounce"] }, FILES)).toThrow(
			"no room of engine/library has debounce.ts. Write it: export const createDebounce",
		);
		expect(() => libraryTable(DECLARED, [...FILES, { room: "tasks", name: "debounce" }])).toThrow(
			"engine/library/tasks/debounce.ts is not declared. Declare it in engine/library/interleave.d.ts",
		);
	});
});
