import { expect, test } from "vitest";
import { rowsUntil, rowText, stateAfter } from "../../../engine/analysis";
import { rowsToLastMove } from "../../../web/run/place/last-move";
import { runSource } from "../../engine/support/run-source";

test("the last move of a task is the row since which it stands where it does", async () => {
	const { trace } = await runSource(`const after = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
async function nap(ms: number) {
	await after(10);
	await after(ms);
}
await Promise.all([nap(80), nap(90)]);`);
	for (const at of [0, 5, 10, 50, 90]) {
		const rows = rowsUntil(trace, at);
		for (const { task, site, state } of stateAfter(trace, rows)) {
			const moved = rowsToLastMove(trace, task, rows);
			expect(trace.task[moved - 1]).toBe(task);
			for (let since = moved; since <= rows; since++)
				expect(stateAfter(trace, since).find((one) => one.task === task)).toMatchObject({ site, state });
			if (moved > 1) expect(stateAfter(trace, moved - 1).find((one) => one.task === task)).not.toMatchObject({ site, state });
		}
	}
	expect(rowText(trace, rowsToLastMove(trace, 1, rowsUntil(trace, 50)) - 1)).toBe("nap 1 waits for timer on line 4");
	expect(rowsToLastMove(trace, 99, 7)).toBe(7);
});
