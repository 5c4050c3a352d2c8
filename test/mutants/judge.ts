import { spawn } from "node:child_process";
import path from "node:path";
import type { Mutation } from "./mutations";

/** How long a test file takes, and its longest test, in real milliseconds. */
export type Pace = { ms: number; longest: number };

/** What the tests said: which one failed first, or null when all passed. */
export type Verdict = { killedBy: string | null; pace: Map<string, Pace> };

type Said = { name: string; file: string; ms: number };

/** Silence after which tests are taken to hang: this much, and several times what the longest of them takes. */
const PATIENCE = 60_000;
const SLOWER = 5;

/** Process groups that are at work, to end with this process: they are groups of their own. */
const groups = new Set<number>();
const endGroup = (pid: number): void => {
	groups.delete(pid);
	try {
		process.kill(-pid, "SIGKILL");
	} catch {
		// It has ended by itself.
	}
};
process.on("exit", () => groups.forEach(endGroup));
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, () => process.exit(1));

/**
 * Runs test files, in their order, until one fails. The fault is put in while Vite hands the file over: nothing is written, so nothing is
 * left behind whatever happens.
 * @param longest what the longest of these tests takes in real milliseconds
 */
export function judge(root: string, mutation: Mutation | null, tests: readonly string[], longest: number): Promise<Verdict> {
	const config = path.join(root, "test/mutants/vitest.config.ts");
	const vitest = path.join(root, "node_modules/vitest/vitest.mjs");
	const child = spawn(process.execPath, [vitest, "run", "--config", config, "--bail", "1", ...tests], {
		cwd: root,
		// A group of its own, so that what it has started ends with it.
		detached: true,
		stdio: ["ignore", "pipe", "pipe"],
		env: { ...process.env, INTERLEAVE_MUTATION: JSON.stringify(mutation), INTERLEAVE_ORDER: JSON.stringify(tests) },
	});
	if (child.pid !== undefined) groups.add(child.pid);
	const pace = new Map<string, Pace>();
	let told = "";
	return new Promise((resolve) => {
		let silence: ReturnType<typeof setTimeout> | undefined;
		const end = (killedBy: string | null): void => {
			clearTimeout(silence);
			if (child.pid !== undefined) endGroup(child.pid);
			resolve({ killedBy, pace });
		};
		const wait = (): void => {
			clearTimeout(silence);
			silence = setTimeout(() => end("(time: the tests hang)"), PATIENCE + SLOWER * longest);
		};
		const hear = (line: string): void => {
			const [, word, json] = /^@(failed|test|file) (.*)$/.exec(line) ?? [];
			if (word === undefined || json === undefined) return;
			wait();
			const { name, file, ms } = JSON.parse(json) as Said;
			const known = pace.get(file) ?? { ms: 0, longest: 0 };
			if (word === "failed") end(`${file}: ${name}`);
			else if (word === "file") pace.set(file, { ...known, ms });
			else pace.set(file, { ...known, longest: Math.max(known.longest, ms) });
		};
		let rest = "";
		child.stdout.setEncoding("utf8").on("data", (text: string) => {
			const lines = (rest + text).split("\n");
			rest = lines.pop() ?? "";
			for (const line of lines) hear(line);
		});
		child.stderr.setEncoding("utf8").on("data", (text: string) => {
			told = (told + text).slice(-2000);
		});
		child.on("close", (code) => end(code === 0 ? null : `(the tests broke off: ${told.trim().split("\n").at(-1) ?? code})`));
		wait();
	});
}
