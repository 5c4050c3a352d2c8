import { describe, expect, test } from "vitest";
import { runSource } from "../support/run-source";

/** What is in flight and how much is held from an instant on, until the next. */
async function countsOf(source: string) {
	const result = await runSource(source);
	const { series } = result.trace;
	const at = (time: number): { inFlight: number; bytes: number } => {
		const i = Array.from(series.time).findLastIndex((one) => one <= time);
		return { inFlight: series.inFlight[i] ?? 0, bytes: series.bytes[i] ?? 0 };
	};
	return { ...result, at };
}
/** A task that waits for a timer of its own, which `id` is the number of; what follows goes on at 5 ms. */
const NAP =
	"let id; const nap = new Promise((resolve) => { id = setTimeout(resolve, 50); }); const task = (async () => { await nap; })();";
const AT_5 = "setTimeout(() => {}, 5); await new Promise((resolve) => setTimeout(resolve, 5));";

describe("a promise that waits for a timer", () => {
	test("is in flight until the timer fires", async () => {
		const { at, outcome } = await countsOf(`${NAP} await task; ${AT_5}`);
		expect(outcome.kind).toBe("completed");
		expect([at(0).inFlight, at(49).inFlight, at(52).inFlight]).toEqual([1, 1, 1]);
		expect(at(60).inFlight).toBe(0);
	});

	test("is in flight no more once the timer is cleared, and whoever then asks waits for a promise", async () => {
		const { at, outcome } = await countsOf(`${NAP} ${AT_5} clearTimeout(id); ${AT_5} await nap;`);
		// Between, main's own nap is.
		expect([at(4).inFlight, at(7).inFlight, at(10).inFlight]).toEqual([2, 1, 0]);
		expect(outcome).toMatchObject({ kind: "deadlocked", waiting: [{ name: "main", on: "a promise" }, {}] });
	});

	test("is taken out once, however often the timer is cleared, and not after it has fired", async () => {
		const { at } = await countsOf(`${NAP} ${AT_5} clearTimeout(id); clearTimeout(id); clearInterval(id); ${AT_5}`);
		expect([at(7).inFlight, at(10).inFlight]).toEqual([1, 0]);
		const fired = await countsOf(`${NAP} await task; clearTimeout(id); ${AT_5}`);
		expect([fired.at(52).inFlight, fired.at(60).inFlight]).toEqual([1, 0]);
	});

	test("is in flight once for two timers, and settled before its timer is cleared it stays settled", async () => {
		const { at } = await countsOf(
			`let done; const p = new Promise((resolve) => { done = resolve; setTimeout(resolve, 20); setTimeout(resolve, 30); }); ${AT_5} done(1); ${AT_5} await p;`,
		);
		expect([at(4).inFlight, at(7).inFlight, at(12).inFlight]).toEqual([2, 1, 0]);
	});
});

describe("a timer", () => {
	test("that is cleared gives its bytes back at once, as one that has fired does", async () => {
		const { at } = await countsOf(
			"const id = setTimeout(() => {}, 50); setTimeout(() => clearTimeout(id), 10); setTimeout(() => {}, 30);",
		);
		const [before, between, after] = [at(5).bytes, at(20).bytes, at(30).bytes];
		expect(between).toBeLessThan(before);
		expect(before - between).toBe(2 * (between - after));
	});

	test("that is cleared does not keep the run, and moves no clock", async () => {
		const { elapsed } = await countsOf("const id = setTimeout(() => {}, 500); setTimeout(() => clearTimeout(id), 10);");
		expect(elapsed).toBe(10);
	});

	test("that repeats fires again and again, until it is cleared, also by itself", async () => {
		const { console, elapsed } = await countsOf(
			"let n = 0; const id = setInterval((word) => { console.log(word, ++n); if (n === 3) clearInterval(id); }, 7, 'tick');",
		);
		expect(console.map(({ text, at }) => `${text} at ${at}`)).toEqual(["tick 1 at 7", "tick 2 at 14", "tick 3 at 21"]);
		expect(elapsed).toBe(21);
	});

	test("takes at least a hundredth of a millisecond, whatever its delay is", async () => {
		const { console } = await countsOf(
			"for (const ms of [0, -5, NaN, undefined, 'x', 0.001]) setTimeout(() => console.log(String(ms)), ms); setTimeout(() => console.log('numeral'), '0.02');",
		);
		expect(console.map(({ text, at }) => `${text} at ${at}`)).toEqual([
			...["0", "-5", "NaN", "undefined", "x", "0.001"].map((text) => `${text} at 0.01`),
			"numeral at 0.02",
		]);
	});
});
