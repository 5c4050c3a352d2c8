import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { compile, run } from "../../../engine";
import { spanNames, spans } from "../../../engine/analysis";
import { absent } from "../../../engine/packages/absent";
import { loadPackage } from "../../../engine/packages/build/bundle-package";
import { ABSENT_GLOBALS, CATALOGUE, namesAbsent, packagesNamed } from "../../../engine/packages/catalogue";
import type { RunResult } from "../../../engine/types";
import { runInNode } from "../support/native/in-node";

async function runWithPackages(source: string): Promise<RunResult> {
	const packages = await Promise.all(packagesNamed([source]).map(loadPackage));
	const { program, diagnostics } = compile(source, { packages, absent });
	if (program === null) throw new Error(diagnostics.map(({ message }) => message).join("\n"));
	return run(program).result;
}
const linesOf = ({ console }: RunResult): string[] => console.flatMap(({ text }) => text.split("\n"));

const folder = path.resolve(import.meta.dirname, "../../packages");
const programs = ["npm", "built-in"].flatMap((part) =>
	readdirSync(path.join(folder, part)).map((name) => ({ name, source: readFileSync(path.join(folder, part, name), "utf8") })),
);

test("there is a program for each package", () => {
	const covered = new Set(programs.flatMap(({ source }) => packagesNamed([source])));
	// Nothing outside of this project answers as the simulated network does.
	expect(CATALOGUE.filter((entry) => !covered.has(entry)).map(({ name }) => name)).toEqual(["web:fetch"]);
});

describe("prints what it prints in Node", () => {
	test.concurrent.each(programs.filter(({ name }) => name !== "web-events.ts"))("$name", async ({ name, source }) => {
		const [native, ours] = await Promise.all([runInNode(source, name === "node-timers-promises.ts"), runWithPackages(source)]);
		expect(linesOf(ours)).toEqual(native);
		expect(ours.outcome).toEqual({ kind: "completed" });
		expect(native.length).toBeGreaterThan(1);
	});
});

test("lanes name the program's tasks; what a package does is done by the task that called it", async () => {
	const { trace } = await runWithPackages(`import pLimit from "p-limit";
const limit = pLimit(2);
async function work(n: number) { await new Promise((resolve) => setTimeout(resolve, 10 * n)); }
await Promise.all([1, 2, 3].map((n) => limit(() => work(n))));`);
	const all = spans(trace);
	const names = Array.from({ length: all.length }, (_, i) => trace.sites[all.site[i] as number]?.name);
	expect(names).toEqual(["main", "work", "work", "work"]);
	expect(spanNames(new Map(), all).size).toBe(0);
	expect([...all.parent]).toEqual([0, 0, 0, 0]);
});

test("a program is given only the packages that it names, each after those that it uses", () => {
	const names = (source: string): string[] => packagesNamed([source]).map(({ name }) => name);
	expect(names("console.log(1)")).toEqual([]);
	expect(names('import x from "p-limit"; const { on } = require("events");')).toEqual(["p-limit", "node:events"]);
	expect(names('const m = await import("rxjs");')).toEqual(["rxjs"]);
	expect(names("process.nextTick(f); fetch(u);")).toEqual(["node:events", "node:process", "web:streams", "web:fetch"]);
	expect(names("performance.now()")).toEqual([]);
	expect(names('performance.mark("a")')).toEqual(["web:performance"]);
	expect(names('import x from "./p-limit"')).toEqual([]);
});

describe("what a program cannot have", () => {
	const hints = (source: string) => {
		const { diagnostics } = compile(source, { absent });
		return diagnostics.map(({ kind, message, line, column }) => `${kind} ${line}:${column} ${message}`);
	};
	test("is told in a sentence, at its first place, and the program runs", () => {
		expect(hints("console.log(1);\nconst a = () => document.title;\nconst b = () => document.body;")).toEqual([
			"absent 2:17 There is no document: programs run in a worker without a page. Print with console.log.",
		]);
	});
	test("is not told where the program has its own, asks with typeof, or means a type or a property", () => {
		expect(hints("class Worker {}\nnew Worker();")).toEqual([]);
		expect(hints('import { sleep as Blob } from "interleave";\nvoid Blob;')).toEqual([]);
		expect(hints('if (typeof window !== "undefined") console.log(window);')).toEqual([]);
		expect(hints("const f = (x: Buffer): { document: number } => ({ document: Number(x) });\nf.name;")).toEqual([]);
	});
	test("has a sentence for each name, and each name is looked for", () => {
		expect([...ABSENT_GLOBALS].sort()).toEqual(Object.keys(absent.globals).sort());
		expect(namesAbsent(["const x = 1;"])).toBe(false);
		expect(namesAbsent(["localStorage.x = 1"])).toBe(true);
		expect(namesAbsent(['import fs from "node:fs"'])).toBe(true);
		expect(namesAbsent(['import { sleep } from "interleave"; import a from "./a"; import b from "rxjs";'])).toBe(false);
	});
	test("a module is refused with what to do instead", () => {
		expect(hints('import fs from "node:fs/promises";')[0]).toMatch(
			/^import 1:16 "node:fs\/promises" cannot be imported: there are no files/,
		);
		expect(hints('import x from "left-pad";')[0]).toMatch(
			/^import 1:15 "left-pad" cannot be imported: only these packages are here: p-limit, .*, xstate\. Copy what you need/,
		);
		expect(hints('import map from "lodash/map";')[0]).toMatch(/^import 1:17 "lodash\/map" cannot be imported: structuredClone/);
		expect(hints('import x from "@scope/a/b";')[0]).toMatch(/^import 1:15 "@scope\/a\/b" cannot be imported: only these/);
		expect(hints('import x from "./a";')).toEqual([
			'import 1:15 Nothing called "./a" can be imported here. A program may import "interleave".',
		]);
	});
	test("a module that a program loads while it runs is told at its place", () => {
		expect(hints('const fs = require("fs");\nconst all = await import("left-pad");').map((hint) => hint.slice(0, 40))).toEqual([
			'absent 1:20 "fs" cannot be imported: the',
			'absent 2:26 "left-pad" cannot be importe',
		]);
		expect(
			hints(
				'const { sleep } = require("interleave");\nconst a = (require: (name: string) => void) => require("fs");\nimport("./b");\nrequire("./c");\nrequire(String(a));',
			),
		).toEqual([]);
	});
	test("require of what is not there fails as in Node", async () => {
		const { console: lines } = await runWithPackages(
			'try { require("./nothing"); } catch (error: any) { console.log(error.code); }\nconsole.log(typeof require("events").once, require("interleave").sleep.name, "require" in globalThis);',
		);
		expect(lines.map(({ text }) => text)).toEqual(["MODULE_NOT_FOUND", "function sleep false"]);
	});
});

test("a name that a program gives globalThis is a variable, and is gone with the run", async () => {
	const { console: lines } = await runWithPackages(
		"globalThis.mine = 1;\nmine++;\nconsole.log(mine, globalThis.mine, delete globalThis.mine, typeof mine);\nglobalThis.stays = 2;\nconsole.log(stays, global === self);",
	);
	expect(lines.map(({ text }) => text)).toEqual(["2 2 true undefined", "2 true"]);
	expect("stays" in globalThis).toBe(false);
});

describe("fetch", () => {
	const run = async (source: string): Promise<{ lines: string[]; result: RunResult }> => {
		const result = await runWithPackages(source);
		return { lines: linesOf(result), result };
	};
	test("answers as a Response, with rows that the path and the query name", async () => {
		const { lines } = await run(`const response = await fetch("https://example.org/users/3");
console.log(response.ok, response.status, response.statusText, response.url, response.headers.get("Content-Type"), response.bodyUsed);
const user = await response.json();
console.log(user.id, typeof user.name, response.bodyUsed);
const posts = await (await fetch("https://example.org/api/posts?userId=2&_limit=3")).json();
console.log(posts.length, posts.every((post: any) => post.userId === 2));
const comments = await (await fetch(new URL("https://example.org/posts/1/comments"))).json();
console.log(comments.length, comments[0].postId);
console.log((await fetch("https://example.org/users/99")).status, (await fetch("/posts", { method: "POST", body: "{}" })).status);
console.log((await (await fetch("https://example.org/what/ever")).json()).url);`);
		expect(lines).toEqual([
			"true 200 OK https://example.org/users/3 application/json; charset=utf-8 false",
			"3 string true",
			"3 true",
			"5 1",
			"404 201",
			"https://example.org/what/ever",
		]);
	});
	test("is in flight while it waits, is the same for a seed, and is told once", async () => {
		const source = 'await Promise.all([fetch("/a"), fetch("/b")]);\nconsole.log(performance.now());';
		const [first, again] = [await run(source), await run(source)];
		expect(first.lines).toEqual(again.lines);
		expect(Number(first.lines[0])).toBeGreaterThan(0);
		expect(first.result.stats.peakInFlight).toBe(2);
		expect(first.result.diagnostics.map(({ kind, line }) => [kind, line])).toEqual([["simulated", 1]]);
	});
	test("gives up with the signal's reason, and refuses what is no address", async () => {
		const { lines } = await run(`const stop = new AbortController();
setTimeout(() => stop.abort(), 1);
const why = (error: Error) => console.log(error.name, error.message);
await fetch("/slow", { signal: stop.signal }).catch(why);
await fetch("/gone", { signal: AbortSignal.abort(new Error("early")) }).catch(why);
await fetch("http://").catch(why);
await fetch("ftp://example.org").catch(why);
await fetch("/x", { body: "no" }).catch(why);
const response = await fetch("/todos/1");
await response.text();
await response.json().catch(why);`);
		expect(lines).toEqual([
			"AbortError This operation was aborted",
			"Error early",
			"TypeError Failed to parse URL from http://",
			"TypeError fetch failed: only http and https are simulated.",
			"TypeError Request with GET/HEAD method cannot have body.",
			"TypeError Body is unusable: Body has already been read",
		]);
	});
	test("streams its body, and can be cloned before it is read", async () => {
		const { lines } = await run(`const response = await fetch("/posts");
const copy = response.clone();
let bytes = 0;
let pieces = 0;
for await (const piece of response.body!) { bytes += piece.length; pieces++; }
console.log(bytes === Number(response.headers.get("content-length")), pieces > 10, (await copy.json()).length);
const own = Response.json({ a: 1 }, { status: 201 });
console.log(own.status, own.headers.get("content-type"), await own.json());
const headers = new Headers({ B: "2", A: "1" });
headers.append("a", "3");
console.log([...headers], headers.has("b"));`);
		expect(lines).toEqual(["true true 100", "201 application/json { a: 1 }", "[ [ 'a', '1, 3' ], [ 'b', '2' ] ] true"]);
	});
});
