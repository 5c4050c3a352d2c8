import { execFile } from "node:child_process";
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { promisify } from "node:util";
import { transform } from "esbuild";

const root = path.resolve(import.meta.dirname, "../../../..");
let last = 0;

/** Fires the next timer whenever Node has nothing else to do, so that no wait depends on what the machine does meanwhile. */
const CLOCK = `import { AsyncResource } from "node:async_hooks";
import { install } from "@sinonjs/fake-timers";
const { setImmediate } = globalThis;
const clock = install({ toFake: ["setTimeout", "clearTimeout", "setInterval", "clearInterval", "Date"] });
// The fake forgets in which context a timer was armed.
const { setTimeout: fake } = globalThis;
globalThis.setTimeout = Object.defineProperties(
	(callback, ...rest) => fake(AsyncResource.bind(callback), ...rest),
	Object.getOwnPropertyDescriptors(fake),
);
process.on("beforeExit", () => {
	if (clock.countTimers() === 0) return;
	clock.next();
	setImmediate(() => {});
});
`;

/**
 * Runs a TypeScript program in Node as it is, with its own promises and the real packages; only the clock is fake.
 * @param hasRealClock for programs whose timers are inside of Node, where no fake reaches them
 * @returns the lines it printed
 */
export async function runInNode(source: string, hasRealClock = false): Promise<string[]> {
	const { code } = await transform(source, { loader: "ts", format: "esm", target: "esnext" });
	// Inside of the project, so that Node finds its packages.
	const folder = path.join(root, ".cache/in-node");
	mkdirSync(folder, { recursive: true });
	const file = path.join(folder, `${process.pid}-${++last}.mjs`);
	const clock = file.replace(".mjs", "-clock.mjs");
	writeFileSync(file, code);
	writeFileSync(clock, CLOCK);
	try {
		const preload = hasRealClock ? [] : ["--import", pathToFileURL(clock).href];
		const { stdout } = await promisify(execFile)(process.execPath, [...preload, file]);
		return stdout.trimEnd().split("\n");
	} finally {
		rmSync(file);
		rmSync(clock);
	}
}
