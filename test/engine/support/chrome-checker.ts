/** A slice of the thread, with its time in microseconds. */
type Slice = { name: string; start: number; end: number };
type Checked = {
	/** The outermost async slice of each id. */
	tasks: { task: number; name: string; start: number; end: number }[];
	/** Each begins and ends inside a slice of the thread. */
	arrows: { from: Slice; to: Slice }[];
	counters: Record<string, [number, number][]>;
	places: Set<string>;
};
type Event = Record<string, unknown> & { ph: string; name: string; ts: number };

/** Fields that each phase must have besides ph, name, cat, pid, tid and ts; no others are allowed. */
const FIELDS: Record<string, string[]> = {
	M: ["args"],
	b: ["id", "args"],
	e: ["id"],
	B: ["args"],
	E: [],
	s: ["id"],
	f: ["id", "bp"],
	C: ["args"],
};
const COMMON = ["ph", "name", "cat", "pid", "tid", "ts"];

/** Reads an export strictly: every field, every pair of events, every nesting. @throws Error that says which event is wrong */
export function checkChrome(text: string): Checked {
	const file = JSON.parse(text) as { displayTimeUnit: unknown; traceEvents: Event[] };
	if (Object.keys(file).join() !== "displayTimeUnit,traceEvents" || file.displayTimeUnit !== "ms")
		throw new Error("Not the format.");
	const result: Checked = { tasks: [], arrows: [], counters: {}, places: new Set() };
	const asyncs = new Map<string, { event: Event; task: Checked["tasks"][number] | null }[]>();
	const seenIds = new Set<string>();
	const thread: Slice[] = [];
	const started = new Map<string, Slice>();
	let last = 0;
	for (const event of file.traceEvents) {
		const fail = (what: string): never => {
			throw new Error(`${what}: ${JSON.stringify(event)}`);
		};
		const allowed = FIELDS[event.ph] ?? fail(`Phase ${event.ph} is not one of ours`);
		// The end of a task says how it ended; the ends of its states say nothing.
		const needed = new Set([...COMMON, ...allowed]);
		for (const key of Object.keys(event))
			if (!needed.has(key) && !(event.ph === "e" && key === "args")) fail(`Unknown field ${key}`);
		for (const key of needed) if (!(key in event)) fail(`No ${key}`);
		if (typeof event.name !== "string" || event.name === "" || typeof event.cat !== "string") fail("No name");
		if (event.pid !== 1 || (event.tid !== 0 && event.tid !== 1)) fail("Another process or thread");
		if (!Number.isFinite(event.ts) || event.ts < 0) fail("Not a time");
		if (event.ph === "C") {
			const values = Object.values(event.args as object) as unknown[];
			if (values.length !== 1 || typeof values[0] !== "number") fail("A counter has one number");
			(result.counters[event.name] ??= []).push([event.ts, values[0] as number]);
			continue;
		}
		if (event.ts < last) fail("Goes back in time");
		last = event.ts;
		if (event.args !== undefined && "at" in (event.args as object)) {
			const { at } = event.args as { at: unknown };
			if (typeof at !== "string") fail("A place is a text");
			if (at !== "") result.places.add(at as string);
		}
		const id = String(event["id"]);
		if ("id" in event && !/^0x[0-9a-f]+$/.test(id)) fail("Not an id");
		const open = asyncs.get(id) ?? [];
		switch (event.ph) {
			case "b": {
				let task: Checked["tasks"][number] | null = null;
				if (open.length === 0) {
					if (seenIds.has(id)) fail("A second slice of this task");
					seenIds.add(id);
					task = { task: Number((event.args as { task: unknown }).task), name: event.name, start: event.ts, end: Number.NaN };
					if (Number(id) !== task.task) fail("The id is not the task's");
					result.tasks.push(task);
				}
				asyncs.set(id, [...open, { event, task }]);
				break;
			}
			case "e": {
				const begin = open.at(-1) ?? fail("There is no slice to end");
				if (begin.event.name !== event.name || begin.event["cat"] !== event["cat"]) fail("Ends another slice than the innermost");
				if ((begin.task === null) === "args" in event) fail("Only the end of a task has args");
				if (begin.task !== null) begin.task.end = event.ts;
				asyncs.set(id, open.slice(0, -1));
				break;
			}
			case "B":
				thread.push({ name: event.name, start: event.ts, end: Number.NaN });
				break;
			case "E": {
				const slice = thread.pop() ?? fail("There is no slice to end");
				if (slice.name !== event.name) fail("Ends another slice than the innermost");
				slice.end = event.ts;
				break;
			}
			case "s":
				if (started.has(id)) fail("Starts twice");
				started.set(id, thread.at(-1) ?? fail("An arrow from outside any slice"));
				break;
			case "f": {
				if (event["bp"] !== "e") fail("Binds to the next slice instead of this one");
				const from = started.get(id) ?? fail("An arrow that did not start");
				result.arrows.push({ from, to: thread.at(-1) ?? fail("An arrow to outside any slice") });
				started.delete(id);
				break;
			}
			default:
		}
	}
	for (const [id, open] of asyncs)
		if (open.length > 0) throw new Error(`The slice ${open.at(-1)?.event.name} of ${id} never ends.`);
	if (thread.length > 0) throw new Error(`The slice ${thread.at(-1)?.name} of the event loop never ends.`);
	if (started.size > 0) throw new Error(`The arrow ${[...started.keys()][0]} leads nowhere.`);
	return result;
}
