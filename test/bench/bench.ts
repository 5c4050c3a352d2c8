/** `npm run bench`: the engine's budgets as a table of ratios, each measured side by side in this one run. `--full` adds a hundred million requests. */
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { build } from "esbuild";
import type { Measured } from "./measure";

const ROUNDS = 3;
const folder = mkdtempSync(path.join(import.meta.dirname, "../../node_modules/.bench-"));
process.on("exit", () => rmSync(folder, { recursive: true, force: true }));
const script = path.join(folder, "measure.mjs");
await build({
	entryPoints: [path.join(import.meta.dirname, "measure.ts")],
	bundle: true,
	format: "esm",
	platform: "node",
	target: "node20",
	outfile: script,
	banner: { js: 'import { createRequire } from "node:module"; const require = createRequire(import.meta.url);' },
	logLevel: "error",
});

/** The fastest of some rounds: what the code can do, not what the machine happened to do meanwhile. */
function best(side: string, count: number, latency = "whole", rounds = ROUNDS): Measured {
	const all = Array.from({ length: rounds }, () => {
		const text = execFileSync(process.execPath, ["--max-old-space-size=12000", script, side, String(count), latency], {
			encoding: "utf8",
		});
		return JSON.parse(text) as Measured;
	});
	return all.reduce((a, b) => (a.ms <= b.ms ? a : b));
}

type Row = { what: string; ratio: number; budget: string; holds: boolean; detail: string };
const rows: Row[] = [];
function row(what: string, ratio: number, budget: string, holds: boolean, detail: string): void {
	rows.push({ what, ratio, budget, holds, detail });
	console.log(`${holds ? "ok  " : "MISS"}  ${what.padEnd(62)} ${ratio.toFixed(2).padStart(8)}   ${budget.padEnd(12)} ${detail}`);
}
const ms = (one: Measured): string => `${Math.round(one.ms).toLocaleString("en-US")} ms`;

console.log(`${os.cpus()[0]?.model ?? "unknown processor"}, ${os.cpus().length} cores, Node ${process.version}\n`);
console.log(`      ${"what".padEnd(62)} ${"ratio".padStart(8)}   ${"budget".padEnd(12)} detail`);

const recorded = best("recorded", 1e6);
const aggregates = best("aggregates", 1e6);
const floor = best("native", 1e6);
row(
	"10⁶ requests, recorded, v native async/await",
	recorded.ms / floor.ms,
	"≤ 1.2",
	recorded.ms / floor.ms <= 1.2,
	`${ms(recorded)} v ${ms(floor)}`,
);

const fractional = best("recorded", 1e6, "fractional");
const fractionalFloor = best("native", 1e6, "fractional", 1);
row(
	"the same with fractional latencies: native with a hop an instant v ours",
	fractionalFloor.ms / fractional.ms,
	"≥ 5",
	fractionalFloor.ms / fractional.ms >= 5,
	`${ms(fractionalFloor)} v ${ms(fractional)}`,
);

const fake = best("fake-timers", 2e4, "whole", 1);
const small = best("recorded", 2e4);
row(
	"20,000 requests: @sinonjs/fake-timers v ours",
	fake.ms / small.ms,
	"≥ 10",
	fake.ms / small.ms >= 10,
	`${ms(fake)} v ${ms(small)}`,
);
row(
	"recording on v off",
	recorded.ms / aggregates.ms,
	"≤ 1.25",
	recorded.ms / aggregates.ms <= 1.25,
	`${ms(recorded)} v ${ms(aggregates)}, ${recorded.rows.toLocaleString("en-US")} rows`,
);
const rowBytes = 8 + 3 * 4;
row("bytes of a recorded event", rowBytes, "≤ 20", rowBytes <= 20, "while recording; 19 in the finished trace");

let before: Measured | null = null;
for (const count of [1e3, 1e4, 1e5, 1e6, 1e7]) {
	const now = best("tasks", count, "whole", count >= 1e7 ? 1 : ROUNDS);
	const name = `10${"³⁴⁵⁶⁷"[Math.log10(count) - 3]} tasks at once`;
	if (before === null) console.log(`      ${name.padEnd(62)} ${"".padStart(8)}   ${"".padEnd(12)} ${ms(now)}`);
	else {
		// Below 10⁵ the time is that of starting up and compiling machine code.
		const ratio = now.ms / before.ms;
		const holds = count < 1e6 ? ratio <= 12 : ratio >= 8 && ratio <= 12;
		row(`${name}: time v a tenth of them`, ratio, count < 1e6 ? "≤ 12" : "8–12", holds, ms(now));
		row(
			`${name}: modelled memory v a tenth of them`,
			now.peakBytes / before.peakBytes,
			"8–12",
			now.peakBytes / before.peakBytes >= 8 && now.peakBytes / before.peakBytes <= 12,
			`${(now.peakBytes / 1e6).toFixed(1)} MB`,
		);
	}
	before = now;
}

const many = process.argv.includes("--full") ? 1e8 : 1e7;
const long = best("aggregates", many, "whole", 1);
const name = many === 1e8 ? "10⁸" : "10⁷";
row(
	`${name} requests, aggregates only: time v 10⁶, per request`,
	long.ms / many / (aggregates.ms / 1e6),
	"≤ 1.2",
	long.ms / many / (aggregates.ms / 1e6) <= 1.2,
	`${ms(long)} for ${(long.elapsed / 3_600_000).toFixed(1)} virtual hours`,
);
row(
	`${name} requests, aggregates only: heap v 10⁶`,
	long.heapBytes / aggregates.heapBytes,
	"flat",
	long.heapBytes < Math.max(1.2 * aggregates.heapBytes, 1e8),
	`${(long.heapBytes / 1e6).toFixed(0)} MB v ${(aggregates.heapBytes / 1e6).toFixed(0)} MB`,
);

const missed = rows.filter((one) => !one.holds).length;
console.log(`\n${rows.length - missed} of ${rows.length} budgets hold`);
process.exitCode = missed > 0 ? 1 : 0;
