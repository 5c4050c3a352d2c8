import { EVENT, type Program, type SiteId, type TaskId, WAIT } from "../../types";
import { resolveLocal } from "../../types/local-files";
import { type Body, resume } from "../promises/body";
import type { Promises, RunPromise } from "../promises/kit";
import { REJECTED } from "../promises/types";
import type { LoadedModules } from "./load-modules";
import { createModuleEvaluation } from "./module-evaluation";

/**
 * Evaluates the modules of a program as tasks. The entry is main. A module with top-level await is a task of its own; any other module is
 * evaluated by main.
 * @param library the exports of `"interleave"`, for `import("interleave")`
 * @returns `start` evaluates the entry and what it imports, and gives main, which may still be waiting for modules; `importModule` is
 * `import(specifier)` in the file `from`
 */
export function createModuleTasks(program: Program, kit: Promises, library: object) {
	const { core } = kit;
	const siteOf = new Map<string, SiteId>(program.modules.map(({ file, site }) => [file, site]));
	const site = siteOf.get(program.entry) as SiteId;
	let loaded!: LoadedModules;
	let main!: RunPromise;
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
		const body = loaded.bodies.get(file) as Body;
		kit.asTask(0);
		if (file !== program.entry) return void resume(body, undefined);
		hasBegun = true;
		kit.runBody(main, body);
	}

	/** What the end of an entry with top-level await means for modules that wait for it. Only `import()` asks. */
	let entryEnds: [onDone: () => void, onError: (error: unknown) => void] | null = null;

	const evaluate = createModuleEvaluation(program, {
		runSync: runAsMain,
		runAsync(file, onDone, onError) {
			if (file === program.entry) {
				entryEnds = [onDone, onError];
				return runAsMain(file);
			}
			const module = kit.start(loaded.bodies.get(file) as Body, siteOf.get(file) as SiteId);
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
		check() {
			if (core.over !== null) throw core.over;
		},
	});

	/** The namespace of the module that `specifier` names in the file `from`. @throws TypeError when there is none */
	function find(specifier: string, from: string): { file: string | null; namespace: object } {
		const outside = specifier === "interleave" ? library : loaded.packageNamed(specifier);
		if (outside !== null) return { file: null, namespace: outside };
		const { entry, entryName } = program;
		const found = resolveLocal(specifier, from, (name) => siteOf.has(name) || name === entryName);
		const file = found !== null && found === entryName ? entry : found;
		if (file !== null) return { file, namespace: loaded.namespace(file) };
		const others = [...loaded.bodies.keys()].map((name) => `"./${name}"`);
		throw new TypeError(
			`Nothing called "${specifier}" can be imported by ${from}. There is "interleave"${others.length > 1 ? `, and beside ${program.entry} there are ${others.join(", ")}` : ""}.`,
		);
	}

	return {
		start(modules: LoadedModules): RunPromise {
			loaded = modules;
			main = kit.mainTask(site);
			evaluate(program.entry, { done() {}, failed: (error) => kit.settle(main, REJECTED, error) });
			waitForNext();
			return main;
		},

		/** EvaluateImportCall (13.3.10.2). The module is there already, so loading it takes one job; its evaluation begins in that job. */
		importModule(specifier: unknown, from: string): RunPromise {
			const promise = kit.pending();
			const failed = (error: unknown): void => kit.settle(promise, REJECTED, error);
			let found: ReturnType<typeof find>;
			try {
				found = find(`${specifier as string}`, from);
			} catch (error) {
				if (core.over !== null) throw core.over;
				failed(error);
				return promise;
			}
			const { file, namespace } = found;
			const soon = kit.fulfilledWith(undefined);
			const evaluated = (): void => kit.react(soon, () => kit.resolve(promise, namespace), failed);
			const rejected = (error: unknown): void => kit.react(soon, () => failed(error), failed);
			const loadedNow = (): void => {
				if (file === null) return evaluated();
				if (entryEnds !== null) kit.react(main, ...entryEnds);
				entryEnds = null;
				evaluate(file, { done: evaluated, failed: rejected });
			};
			kit.react(soon, loadedNow, failed);
			return promise;
		},
	};
}
