import { expect, test } from "vitest";
import { compile, run } from "../../../engine";

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
