import { EVENT, type Program, type SiteId, type TaskId, WAIT } from "../../types";
import { type Body, resume } from "../promises/body";
import type { Promises, RunPromise } from "../promises/kit";
import { REJECTED } from "../promises/types";
import { evaluateModules } from "./module-evaluation";

/**
 * Evaluates the modules of a program as tasks. The entry is main. A module with top-level await is a task of its own; any other module is
 * evaluated by main.
 * @param bodies the bodies of all modules by file, each suspended at its start, where the modules are linked
 * @returns main, which may still be waiting for modules
 */
export function startModules(program: Program, kit: Promises, bodies: ReadonlyMap<string, Body>): RunPromise {
	const { core } = kit;
	const siteOf = new Map<string, SiteId>(program.modules.map(({ file, site }) => [file, site]));
	const site = siteOf.get(program.entry) as SiteId;
	const main = kit.mainTask(site);
	let hasBegun = false;
	/** Modules that have not ended; main waits for the first of them. */
	const pending: TaskId[] = [];
	let waitsFor: TaskId | null = null;

	function waitForNext(): void {
		const next = pending[0] ?? null;
		if (hasBegun || kit.isSettled(main) || next === null || next === waitsFor) return;
		waitsFor = next;
		if (core.recording) core.recorder.wait(0, site, WAIT.task, next);
	}
	function runAsMain(file: string): void {
		if (waitsFor !== null) {
			if (core.recording) {
				core.recorder.push(EVENT.wake, 0, site, kit.waker);
				core.recorder.push(EVENT.resume, 0, site, kit.waker);
			}
			waitsFor = null;
		}
		const body = bodies.get(file) as Body;
		kit.asTask(0);
		if (file !== program.entry) return void resume(body, undefined);
		hasBegun = true;
		kit.runBody(main, body);
	}

	evaluateModules(program, {
		runSync: runAsMain,
		runAsync(file, onDone, onError) {
			if (file === program.entry) return runAsMain(file);
			const module = kit.start(bodies.get(file) as Body, siteOf.get(file) as SiteId);
			const task = kit.taskOf(module) as TaskId;
			pending.push(task);
			const ended = (): void => {
				pending.splice(pending.indexOf(task), 1);
				waitForNext();
			};
			kit.react(
				module,
				() => {
					onDone();
					ended();
				},
				(error) => {
					onError(error);
					ended();
				},
			);
		},
		fail: (error) => kit.settle(main, REJECTED, error),
		check() {
			if (core.over !== null) throw core.over;
		},
	});
	waitForNext();
	return main;
}
