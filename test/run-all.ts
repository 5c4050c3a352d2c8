import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";

/** `npm test`: every `test:*`, whatever the ones before said, and one line at the end that adds them up. */

type Counts = { passed: number; failed: number };
type Stage = { name: string; counter: "vitest" | "exit" };

/** One group after the other. Those of a group run side by side: each of them keeps about one processor busy. */
const GROUPS: Stage[][] = [
	[
		{ name: "test:types", counter: "exit" },
		{ name: "test:lint", counter: "exit" },
		{ name: "test:build", counter: "exit" },
	],
	[{ name: "test:unit", counter: "vitest" }],
	[{ name: "test:browser", counter: "vitest" }],
];

const folder = mkdtempSync(path.join(tmpdir(), "interleave-test-"));

/** The counts in Vitest's report, or null when it wrote none. */
function readReport(file: string): Counts | null {
	try {
		const report = JSON.parse(readFileSync(file, "utf8")) as { numPassedTests: number; numFailedTests: number };
		return { passed: report.numPassedTests, failed: report.numFailedTests };
	} catch {
		return null;
	}
}

/** True once this run has built the site that the browser tests look at. */
let isBuilt = false;

/** Runs a stage with its output shown. A stage that fails without a failed test (a file that does not load, say) counts as one. */
async function runStage({ name, counter }: Stage): Promise<Counts> {
	console.log(`\n── ${name}`);
	const report = path.join(folder, `${name.replace(":", "-")}.json`);
	const reporters = counter === "vitest" ? ["--", "--reporter=default", "--reporter=json", `--outputFile.json=${report}`] : [];
	const stage = spawn("npm", ["run", "--silent", name, ...reporters], {
		stdio: ["ignore", "inherit", "inherit"],
		env: { ...process.env, ...(isBuilt && { REUSE_BUILD: "1" }) },
	});
	const status = await new Promise<number | null>((resolve, reject) => {
		stage.on("exit", resolve);
		stage.on("error", reject);
	});
	const isGood = status === 0;
	if (name === "test:build") isBuilt = isGood;
	const counts = counter === "vitest" ? readReport(report) : { passed: isGood ? 1 : 0, failed: 0 };
	const { passed, failed } = counts ?? { passed: 0, failed: 0 };
	return { passed, failed: isGood ? failed : Math.max(1, failed) };
}

const results: (Counts & { name: string })[] = [];
for (const group of GROUPS)
	results.push(...(await Promise.all(group.map(async (stage) => ({ name: stage.name, ...(await runStage(stage)) })))));
rmSync(folder, { recursive: true, force: true });

console.log("");
for (const { name, passed, failed } of results) console.log(`${name}: ${passed} passed, ${failed} failed`);
const sum = (pick: (counts: Counts) => number): number => results.reduce((total, counts) => total + pick(counts), 0);
const failed = sum((counts) => counts.failed);
process.exitCode = failed > 0 ? 1 : 0;
console.log(`${sum((counts) => counts.passed)} passed, ${failed} failed`);
