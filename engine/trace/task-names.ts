import { EVENT, type Site, type SiteId, type TaskId, type Trace } from "../types";

const givenOf = new WeakMap<Trace, ReadonlyMap<TaskId, string>>();

/** Names that the program gave to tasks, by task. */
export function givenNames(trace: Trace): ReadonlyMap<TaskId, string> {
	const known = givenOf.get(trace);
	if (known !== undefined) return known;
	const names = new Map<TaskId, string>();
	for (let row = trace.kind.indexOf(EVENT.name); row !== -1; row = trace.kind.indexOf(EVENT.name, row + 1))
		names.set(trace.task[row] as number, trace.strings[trace.other[row] as number] ?? "");
	givenOf.set(trace, names);
	return names;
}

/** The name of a function in the names of its tasks. */
const functionName = (site: Site | undefined): string => site?.name || "task";

/** Counts the tasks of each function in the order in which they start. Functions of the same name count together: "cook 2" is the second cook. */
export class TaskCounts {
	/** By site, the first site with the same name. */
	readonly #first: Uint16Array;
	readonly #counts: Uint32Array;

	constructor(sites: readonly Site[]) {
		const byName = new Map<string, number>();
		this.#counts = new Uint32Array(sites.length);
		this.#first = Uint16Array.from(sites, (site, i) => {
			const name = functionName(site);
			if (!byName.has(name)) byName.set(name, i);
			return byName.get(name) as number;
		});
	}

	/** The number of the next task of a function. Main is none of them. */
	next(site: SiteId, task: TaskId): number {
		if (task === 0) return 0;
		const first = this.#first[site] ?? 0;
		this.#counts[first] = (this.#counts[first] as number) + 1;
		return this.#counts[first] as number;
	}
}

const namersOf = new WeakMap<Trace, (task: TaskId) => string>();

/**
 * Returns the function that names the tasks of a trace: "main", the name that the program gave, or the task's function and its number among the tasks of
 * that function. Every view and every sentence names tasks by it.
 */
export function taskNames(trace: Trace): (task: TaskId) => string {
	const known = namersOf.get(trace);
	if (known !== undefined) return known;
	const table = new NameTable(trace);
	const nameOf = (task: TaskId): string =>
		task === 0 ? "main" : (givenNames(trace).get(task) ?? table.nameOf(task) ?? `task ${task}`);
	namersOf.set(trace, nameOf);
	return nameOf;
}

/** Functions and numbers of tasks. Rows are read only as far as needed, because a run of a million tasks has eight million. */
class NameTable {
	readonly #trace: Trace;
	readonly #counts: TaskCounts;
	#row = 0;
	#site = new Uint16Array(256);
	/** By task; 0 for one without a row. */
	#number = new Uint32Array(256);

	constructor(trace: Trace) {
		this.#trace = trace;
		this.#counts = new TaskCounts(trace.sites);
	}

	/** The name of a task; undefined for one without a row. */
	nameOf(task: TaskId): string | undefined {
		while (this.#row < this.#trace.length && !this.#number[task]) this.#readRow();
		const number = this.#number[task];
		return number ? `${functionName(this.#trace.sites[this.#site[task] as number])} ${number}` : undefined;
	}

	#readRow(): void {
		const { kind, task: tasks, site: sites } = this.#trace;
		const row = this.#row++;
		if (kind[row] !== EVENT.spawn) return;
		const task = tasks[row] as number;
		if (task >= this.#site.length) {
			const room = Math.max(this.#site.length * 2, task + 1);
			const [site, number] = [new Uint16Array(room), new Uint32Array(room)];
			site.set(this.#site);
			number.set(this.#number);
			this.#site = site;
			this.#number = number;
		}
		this.#site[task] = sites[row] as number;
		this.#number[task] = this.#counts.next(sites[row] as number, task);
	}
}
