import { createRequire } from "node:module";
import { expect, test } from "vitest";
import { standalonePromises } from "../support/promise-kit";

type Runner = { on(event: "pass" | "fail", listener: (test: { fullTitle(): string }) => void): void };
type Adapter = { resolved: unknown; rejected: unknown; deferred: unknown };
type Suite = (
	adapter: Adapter,
	options: { reporter: (runner: Runner) => void; timeout?: number },
	done: (error: unknown) => void,
) => void;

/** The suite that Promises/A+ implementations are held to; its own timers are real. */
const promisesAplusTests = createRequire(import.meta.url)("promises-aplus-tests") as Suite;

test("promises-aplus-tests: 872 of 872", { timeout: 120_000 }, async () => {
	const { kit, drain } = standalonePromises();
	const { Promise: RunPromise } = kit;
	let passed = 0;
	const failed: string[] = [];
	// The suite drives promises by real timers, so the jobs are drained whenever the real loop comes round.
	let open = true;
	const pump = (): void => {
		drain();
		if (open) setImmediate(pump);
	};
	pump();
	await new Promise<void>((resolve) => {
		promisesAplusTests(
			{
				resolved: (value: unknown) => RunPromise.resolve(value),
				rejected: (reason: unknown) => RunPromise.reject(reason),
				deferred: () => RunPromise.withResolvers(),
			},
			{
				// A busy machine is no failure of a promise.
				timeout: 20_000,
				// Mocha makes it with `new`, so it is no method.
				reporter: function (runner) {
					runner.on("pass", () => passed++);
					runner.on("fail", (failure) => failed.push(failure.fullTitle()));
				},
			},
			() => resolve(),
		);
	});
	open = false;
	expect(failed).toEqual([]);
	expect(passed).toBe(872);
});
