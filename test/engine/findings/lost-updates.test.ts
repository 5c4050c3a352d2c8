import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { compile, run } from "../../../engine";
import { runOurs } from "../support/native/ours";

const DEPOSIT = `import { sleep } from "interleave";
import { bonus } from "./bonus";
const account = { balance: 0 };
async function deposit(n: number) {
	const old = account.balance;
	await sleep(n);
	account.balance = old + n;
}
const task = deposit(5);
bonus(account);
await task;`;

test("a write in another file counts, and is told with the file", async () => {
	const { program } = compile({
		"main.ts": DEPOSIT,
		"bonus.ts": "export function bonus(account: { balance: number }) {\n\taccount.balance += 100;\n}",
	});
	const { diagnostics } = await run(program ?? expect.fail()).result;
	expect(diagnostics.map(({ kind, message }) => `${kind}: ${message}`)).toEqual([
		expect.stringMatching(
			/^lost-update: deposit 1 read account\.balance on line 5 and wrote it on line 7, but main had written it in between, on line 2 of bonus\.ts: /,
		),
	]);
});

test("a program that reads after its awaits is compiled as if nobody watched", () => {
	const { program } = compile(
		"let n = 0; export async function add(f: () => Promise<number>) { const got = await f(); n += got; n++; n = n * 2; return n; }",
	);
	expect(program?.modules[0]?.code).not.toContain("updates");
});

test("a run whose rows are not kept names tasks by their numbers", async () => {
	const { program } = compile(
		"let n = 0; const add = async () => { const old = n; await null; n = old + 1; };\nawait Promise.all([add(), add()]);",
	);
	const { diagnostics } = await run(program ?? expect.fail(), { record: false }).result;
	expect(diagnostics.find(({ kind }) => kind === "lost-update")?.message).toMatch(/^task 2 read n on line 1/);
});

test("a call remembers the last 64 things it has read, so that a long loop holds no more", async () => {
	const read = (count: number): string => `const all = Array.from({ length: ${count} }, () => ({ n: 0 }));
async function work() {
	let sum = 0;
	for (const one of all) sum += one.n;
	await null;
	for (const one of all) one.n = sum + 1;
}
await Promise.all([work(), work()]);`;
	const lost = async (count: number): Promise<string> => {
		const { diagnostics } = await run(compile(read(count)).program ?? expect.fail()).result;
		return diagnostics.find(({ kind }) => kind === "lost-update")?.message ?? "";
	};
	expect(await lost(50)).toMatch(/This happened 50 times\.$/);
	expect(await lost(200)).toMatch(/This happened 64 times\.$/);
});

const corpus = path.resolve(import.meta.dirname, "../../corpus");
const watched = readdirSync(corpus).filter((name) => name.startsWith("watched-"));

test.each(watched)("whatever is watched is what it would be unwatched: %s", async (name) => {
	const source = readFileSync(path.join(corpus, name, "main.ts"), "utf8");
	const plain = await runOurs(source);
	expect(await runOurs(source, { watchesAll: true })).toEqual(plain);
	expect(plain.console.length).toBeGreaterThan(0);
});

test("a write by code that does not await is seen, and gives the value that was written", async () => {
	const { program } = compile(`import { sleep } from "interleave";
const account = { balance: 0, list: [1] };
let total = 0;
async function add(n: number) {
	const [old, sum, first] = [account.balance, total, account.list[0]!];
	await sleep(n);
	account.balance = old + n; total = sum + n; account.list[0] = first + n;
}
const tasks = [add(5)];
function reset() {
	const balance = (account.balance = 50); const all = (total = 60); const [one] = [(account.list[0] = 70)];
	return [balance, all, one, (account.balance += 1), ++total, account.list[0]!--, account.list[0]];
}
setTimeout(() => console.log(reset().join()), 1);
await Promise.all(tasks);
console.log(account.balance, total, account.list[0]);`);
	const { console: lines, diagnostics } = await run(program ?? expect.fail()).result;
	expect(lines.map(({ text }) => text)).toEqual(["50,60,70,51,61,70,69", "5 5 6"]);
	const lost = diagnostics.filter(({ kind }) => kind === "lost-update").map(({ message }) => message);
	expect(lost).toEqual([
		expect.stringMatching(
			/^add 1 read account\.balance on line 5 and wrote it on line 7, but main had written it in between, on line 12: /,
		),
		expect.stringMatching(/^add 1 read total on line 5 and wrote it on line 7, but main had written it in between, on line 12: /),
		expect.stringMatching(
			/^add 1 read account\.list\[0\] on line 5 and wrote it on line 7, but main had written it in between, on line 12: /,
		),
	]);
});
