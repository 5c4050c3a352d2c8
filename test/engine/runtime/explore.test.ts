import { expect, test } from "vitest";
import { compile, explore, run } from "../../../engine";

const compiled = (source: string) => compile(source).program ?? expect.fail("it does not compile");

/** Two deposits; one is lost when the second reads the balance while the first waits to write it. */
const LOST_UPDATE = `
import { expect, gather, request, sleep } from "interleave";
let balance = 0;
async function deposit(amount: number) {
  await request("/login/" + amount);
  const before = balance;
  await sleep(60);
  balance = before + amount;
}
await gather([10, 20].map((amount) => () => deposit(amount)));
expect(balance === 30, "the balance is " + balance + ", not 30");
`;

test("a lost update is found within 200 seeds, and the shortest failing seed fails again, the same way", async () => {
	const program = compiled(LOST_UPDATE);
	const { outcomes, failing, seeds } = await explore(program, { seeds: 200 });
	expect(seeds).toBe(200);
	expect(outcomes.reduce((sum, one) => sum + one.count, 0)).toBe(200);
	expect(outcomes[0]?.kind).toBe("completed");
	const failed = outcomes.filter((one) => one.kind === "failed");
	expect(failed.length).toBeGreaterThanOrEqual(1);
	expect(failed.map((one) => one.text).join()).toMatch(/the balance is (10|20), not 30/);
	if (failing === null) throw new Error("no failing run");
	expect(failed.some((one) => one.seeds.includes(failing.seed))).toBe(true);
	const replayed = await run(program, failing.options).result;
	expect(replayed.outcome).toEqual(failing.outcome);
	expect(replayed.stats.jobs + replayed.stats.turns).toBe(failing.steps);
	expect((await run(program, { ...failing.options, record: false }).result).outcome).toEqual(failing.outcome);
});

test("what ends at one instant outside comes in every order; what does not, keeps its order", async () => {
	const { outcomes } = await explore(
		compiled(
			'import { sleep } from "interleave"; const a = async (n: string, ms: number) => { await sleep(ms); console.log(n); }; await Promise.all([a("x", 5), a("y", 5), a("late", 6)]);',
		),
		{ seeds: 40 },
	);
	expect(outcomes.map((one) => one.text).sort()).toEqual(["x\ny\nlate", "y\nx\nlate"]);
});

test("the order of promise callbacks and of timers is the language's, and stays", async () => {
	const { outcomes, failing, note } = await explore(
		compiled(
			"Promise.resolve().then(() => console.log(1)); queueMicrotask(() => console.log(2)); setTimeout(() => console.log(3)); setTimeout(() => console.log(4));",
		),
		{ seeds: 25 },
	);
	expect(outcomes).toEqual([{ kind: "completed", text: "1\n2\n3\n4", count: 25, seeds: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10] }]);
	expect(failing).toBeNull();
	expect(note).toContain("JavaScript fixes it");
});

test("runs that print the same are different outcomes when one of them loses an update", async () => {
	const { outcomes } = await explore(
		compiled(
			`import { request, server } from "interleave";
const s = server({ latency: [0, 2000] });
const slow = server({ latency: [20, 60] });
let seen = 0;
async function visit(n: number) {
  await request("/" + n, { server: s });
  const before = seen;
  await request("/log/" + n, { server: slow });
  seen = before + 1;
}
await Promise.all([visit(1), visit(2)]);`,
		),
	);
	expect(outcomes.map(({ kind, text }) => [kind, text])).toEqual([
		["completed", ""],
		["completed", "(an update is lost on line 9)"],
	]);
});
