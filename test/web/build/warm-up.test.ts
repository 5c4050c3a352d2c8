import { expect, test } from "vitest";
import { run } from "../../../engine";
import type { Program } from "../../../engine/types";
import { warmUpProgram } from "../../../web/build/warm-up";

test("what an idle sandbox runs comes to its end, and soon", async () => {
	const program = JSON.parse(await warmUpProgram()) as Program;
	const { outcome, diagnostics, stats } = await run(program, {}).result;
	expect(outcome).toEqual({ kind: "completed" });
	expect(diagnostics).toEqual([]);
	expect(stats.jobs).toBeGreaterThan(300);
	expect(stats.jobs).toBeLessThan(5000);
});
