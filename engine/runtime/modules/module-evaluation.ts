import type { CompiledModule, Program } from "../../types";

/** Runs modules. Whatever its functions throw is an error of the module, except `RunOver`, which is passed on. */
export type ModuleRunner = {
	/** Runs a module without top-level await to its end. @throws what the module throws */
	runSync(file: string): void;
	/** Starts a module with top-level await; one of the two is called in a job once it has ended. */
	runAsync(file: string, onDone: () => void, onError: (error: unknown) => void): void;
	/** Throws once the run is over: call it in every catch. */
	check(): void;
};

/** Called once a module and everything that it needs has been evaluated. */
type Evaluated = { done(): void; failed(error: unknown): void };

/** ECMAScript's Cyclic Module Record (16.2.1.6), as far as evaluation goes. */
type ModuleRecord = {
	readonly file: string;
	/** [[HasTLA]] */
	readonly awaits: boolean;
	requested: ModuleRecord[];
	status: "linked" | "evaluating" | "evaluating-async" | "evaluated";
	/** [[EvaluationError]], or null. */
	failure: { error: unknown } | null;
	/** Those who wait for the module and what it needs: [[TopLevelCapability]]. */
	waiting: Evaluated[];
	index: number;
	ancestorIndex: number;
	cycleRoot: ModuleRecord | null;
	/** [[AsyncEvaluationOrder]]: a number for a module that waits, counting in the order in which they began to wait. */
	order: number | "unset" | "done";
	pendingDependencies: number;
	parents: ModuleRecord[];
};

/**
 * Evaluates the modules of a program in ECMAScript's order (16.2.1.6.1.3): an imported module before its importer, cycles in the order in which
 * they are reached. While one module waits, its siblings are evaluated.
 * @returns `Evaluate()` (16.2.1.6.1.3) of the module of a file. A module is evaluated once, however often it is asked for.
 */
export function createModuleEvaluation(program: Program, runner: ModuleRunner): (file: string, ended: Evaluated) => void {
	const records = new Map(program.modules.map((module) => [module.file, recordOf(module)]));
	for (const { file, imports } of program.modules)
		(records.get(file) as ModuleRecord).requested = imports.map((name) => records.get(name) as ModuleRecord);
	let stack: ModuleRecord[] = [];
	let nextIndex = 0;
	let nextOrder = 0;

	/** InnerModuleEvaluation (16.2.1.6.1.3.1). @throws what a module throws */
	function evaluate(module: ModuleRecord): void {
		if (module.failure !== null) throw module.failure.error;
		if (module.status !== "linked") return;
		module.status = "evaluating";
		module.index = module.ancestorIndex = nextIndex++;
		stack.push(module);
		for (const requested of module.requested) {
			evaluate(requested);
			let waitedFor = requested;
			if (requested.status === "evaluating") module.ancestorIndex = Math.min(module.ancestorIndex, requested.ancestorIndex);
			else waitedFor = requested.cycleRoot as ModuleRecord;
			if (waitedFor.failure !== null) throw waitedFor.failure.error;
			if (typeof waitedFor.order !== "number") continue;
			module.pendingDependencies++;
			waitedFor.parents.push(module);
		}
		if (module.pendingDependencies > 0 || module.awaits) {
			module.order = nextOrder++;
			if (module.pendingDependencies === 0) start(module);
		} else runner.runSync(module.file);
		if (module.ancestorIndex !== module.index) return;
		for (let member = stack.pop(); member !== undefined; member = member === module ? undefined : stack.pop()) {
			member.status = member.order === "unset" ? "evaluated" : "evaluating-async";
			member.cycleRoot = module;
		}
	}

	/** ExecuteAsyncModule (16.2.1.6.1.3.2). */
	function start(module: ModuleRecord): void {
		runner.runAsync(
			module.file,
			() => fulfilled(module),
			(error) => rejected(module, error),
		);
	}

	/** GatherAvailableAncestors (16.2.1.6.1.3.3): the modules that can run now that `module` has ended. */
	function gather(module: ModuleRecord, available: ModuleRecord[]): void {
		for (const parent of module.parents) {
			if (available.includes(parent) || parent.cycleRoot === null || parent.cycleRoot.failure !== null) continue;
			if (--parent.pendingDependencies > 0) continue;
			available.push(parent);
			if (!parent.awaits) gather(parent, available);
		}
	}

	/** AsyncModuleExecutionFulfilled (16.2.1.6.1.3.4). */
	function fulfilled(module: ModuleRecord): void {
		if (module.status === "evaluated") return;
		end(module);
		const available: ModuleRecord[] = [];
		gather(module, available);
		available.sort((a, b) => Number(a.order) - Number(b.order));
		for (const parent of available) {
			if (parent.status === "evaluated") continue;
			if (parent.awaits) {
				start(parent);
				continue;
			}
			try {
				runner.runSync(parent.file);
			} catch (error) {
				runner.check();
				rejected(parent, error);
				continue;
			}
			end(parent);
		}
	}

	/** A module that had to wait has been evaluated. */
	function end(module: ModuleRecord): void {
		module.order = "done";
		module.status = "evaluated";
		for (const ended of module.waiting) ended.done();
	}

	/** AsyncModuleExecutionRejected (16.2.1.6.1.3.5). */
	function rejected(module: ModuleRecord, error: unknown): void {
		if (module.status === "evaluated") return;
		module.failure = { error };
		module.order = "done";
		module.status = "evaluated";
		for (const ended of module.waiting) ended.failed(error);
		for (const parent of module.parents) rejected(parent, error);
	}

	return (file, ended) => {
		const asked = records.get(file) as ModuleRecord;
		const module = asked.status === "linked" ? asked : (asked.cycleRoot ?? asked);
		if (module.status === "linked") {
			stack = [];
			try {
				evaluate(module);
			} catch (error) {
				runner.check();
				for (const member of stack) {
					member.status = "evaluated";
					member.failure = { error };
				}
				module.failure ??= { error };
			}
		}
		if (module.failure !== null) ended.failed(module.failure.error);
		else if (typeof module.order === "number") module.waiting.push(ended);
		else ended.done();
	};
}

function recordOf({ file, awaits, isPackage }: CompiledModule): ModuleRecord {
	const record: ModuleRecord = {
		file,
		awaits,
		requested: [],
		status: "linked",
		failure: null,
		waiting: [],
		index: 0,
		ancestorIndex: 0,
		cycleRoot: null,
		order: "unset",
		pendingDependencies: 0,
		parents: [],
	};
	// A package has been evaluated before the program.
	return isPackage ? Object.assign(record, { status: "evaluated" as const, cycleRoot: record }) : record;
}
