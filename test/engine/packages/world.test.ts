import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { describe, expect, test } from "vitest";
import type { FileRecord } from "../../../engine/cli/report";
import { probesOfPresent, readWorld } from "../support/world";

const root = path.resolve(import.meta.dirname, "../../..");
const world = readWorld();

/** Runs programs on the command line, each in a file of its own. */
function runFiles(sources: readonly string[]): FileRecord[] {
	const folder = mkdtempSync(path.join(tmpdir(), "interleave-world-"));
	const files = sources.map((source, i) => {
		const file = path.join(folder, `${i}.ts`);
		writeFileSync(file, source);
		return file;
	});
	const { stdout } = spawnSync(process.execPath, ["lessons/cli.mjs", "run", "--json", ...files], { cwd: root, encoding: "utf8" });
	rmSync(folder, { recursive: true });
	return stdout
		.trim()
		.split("\n")
		.map((line) => JSON.parse(line) as FileRecord);
}

describe("the table of the world in engine/README.md, on the command line", () => {
	test("what it says is there is there", () => {
		expect(world.globals.length).toBeGreaterThan(40);
		expect(world.modules.length).toBeGreaterThan(25);
		const [record] = runFiles([probesOfPresent(world)]);
		expect(record?.outcome).toEqual({ kind: "completed" });
		expect(record?.console.map(({ text }) => text)).toEqual(["missing:"]);
	});

	test("what it says is absent is absent, with that sentence at its place", () => {
		const sources = [...world.absentGlobals.keys()].map(
			(name) => `\nconsole.log(typeof globalThis.${name}, (() => ${name}).length);`,
		);
		const modules = [...world.absentModules.keys()].map((name) => `\nimport * as all from "${name}";\nconsole.log(all);`);
		const records = runFiles([...sources, ...modules]);
		const told = records.map(({ diagnostics, console: lines }) => [
			diagnostics[0]?.message,
			diagnostics[0]?.line,
			lines[0]?.text,
		]);
		expect(told).toEqual([
			...[...world.absentGlobals.values()].map((sentence) => [sentence, 2, "undefined 0"]),
			...[...world.absentModules.values()].map((sentence) => [sentence, 2, undefined]),
		]);
	});

	test("nothing else of Node is there", () => {
		const [record] = runFiles([
			"const names = new Set<string>();\nfor (let o = globalThis; o !== null; o = Object.getPrototypeOf(o)) for (const name of Object.getOwnPropertyNames(o)) names.add(name);\nconsole.log([...names].join());",
		]);
		const names = record?.console[0]?.text.split(",") ?? [];
		expect(names).toContain("Promise");
		for (const name of ["Buffer", "fetch", "WebSocket", "navigator", "process", "BroadcastChannel", "WebAssembly", "gc"])
			expect(names).not.toContain(name);
	});

	test("text does not become code, and a program that leaves or patches does not reach the host", () => {
		const records = runFiles([
			'try { console.log(new Function("return 1")()); } catch (error: any) { console.log(error.name); }\ntry { console.log((0, eval)("1")); } catch (error: any) { console.log(error.name); }',
			"process.exit(3);",
			"Object.prototype.toString = () => { throw new Error(); };\nArray.prototype.join = () => { throw new Error(); };\nconsole.log([1, 2]);",
			'console.log("next");',
		]);
		expect(records.map(({ console: lines }) => lines.map(({ text }) => text))).toEqual([
			["EvalError", "EvalError"],
			[],
			["[ 1, 2 ]"],
			["next"],
		]);
		expect(records.map(({ outcome }) => outcome.kind)).toEqual(["completed", "stopped", "completed", "completed"]);
	});
});
