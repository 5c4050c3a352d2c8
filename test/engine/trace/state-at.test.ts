import fc from "fast-check";
import { beforeAll, expect, test } from "vitest";
import type { Trace } from "../../../engine";
import { stateAfter } from "../../../engine/analysis/moment/state-at";
import { EVENT, isOutside, WAIT, waitReason } from "../../../engine/types";
import { runSource } from "../support/run-source";

/** Long enough for several checkpoints; names and waits of all kinds. */
const PROGRAM = `import { limitedAsCompleted, sleep, Semaphore, busy, spawn } from "interleave";
const s = new Semaphore(5);
async function work(n: number) {
	using permit = await s.acquire();
	await sleep(1 + (n * 37) % 11);
	if (n % 50 === 3) busy(2);
	return n;
}
for await (const _ of limitedAsCompleted(Array.from({ length: 9000 }, (_, n) => () => work(n)), 12)) {}
const late = spawn(async () => { await sleep(5); }, { name: "late" });
await late;`;
let trace: Trace;
beforeAll(async () => {
	({ trace } = await runSource(PROGRAM));
});

/** The slow twin: from the first row, one object a task. */
function slowStates(rows: number): string[] {
	const live = new Map<number, { state: string; site: number }>();
	for (let row = 0; row < rows; row++) {
		const [kind, task, site, other] = [trace.kind, trace.task, trace.site, trace.other].map(
			(column) => column[row] as number,
		) as [number, number, number, number];
		const entry = live.get(task);
		if (kind === EVENT.spawn) live.set(task, { state: "running", site });
		else if (kind === EVENT.done || kind === EVENT.fail || kind === EVENT.cancel) live.delete(task);
		else if (entry && kind === EVENT.wait) {
			const reason = waitReason(other);
			entry.state = reason === WAIT.tick ? "ready" : isOutside(reason) ? "waiting" : "blocked";
			entry.site = site;
		} else if (entry && kind === EVENT.wake) entry.state = "ready";
		else if (entry && kind === EVENT.resume) entry.state = "running";
		else if (entry && (kind === EVENT.busyStart || kind === EVENT.log)) entry.site = site;
	}
	return [...live].map(([task, { state, site }]) => `${task} ${state} ${site}`);
}

test("the live tasks after any row, asked for in any order, are those that a walk from the first row finds", () => {
	expect(trace.length).toBeGreaterThan(50_000);
	fc.assert(
		fc.property(fc.array(fc.nat(trace.length), { minLength: 1, maxLength: 4 }), (looks) => {
			for (const rows of looks)
				expect(stateAfter(trace, rows).map(({ task, state, site }) => `${task} ${state} ${site}`)).toEqual(slowStates(rows));
		}),
		{ numRuns: 40 },
	);
});

test("the first look reads no further than it must, and later ones agree with it", () => {
	const fresh = { ...trace };
	const early = stateAfter(fresh, 20_000);
	stateAfter(fresh, fresh.length);
	expect(stateAfter(fresh, 20_000)).toEqual(early);
});
