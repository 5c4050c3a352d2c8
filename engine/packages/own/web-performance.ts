type Entry = { name: string; entryType: "mark" | "measure"; startTime: number; duration: number; detail: unknown };
type Span = { start?: string | number; end?: string | number; duration?: number; detail?: unknown };

const entries: Entry[] = [];
const { now, timeOrigin } = globalThis.performance;
const timeOf = (at: string | number | undefined, otherwise: number): number => {
	if (at === undefined) return otherwise;
	if (typeof at === "number") return at;
	const mark = entries.findLast(({ name, entryType }) => name === at && entryType === "mark");
	if (mark === undefined) throw new DOMException(`The "${at}" performance mark has not been set`, "SyntaxError");
	return mark.startTime;
};
const add = (entry: Entry): Entry => {
	entries.push(entry);
	return entry;
};
const clear = (type: Entry["entryType"], name: string | undefined): void => {
	const kept = entries.filter((entry) => entry.entryType !== type || (name !== undefined && entry.name !== name));
	entries.splice(0, entries.length, ...kept);
};
const inOrder = (all: Entry[]): Entry[] => all.toSorted((a, b) => a.startTime - b.startTime);

/** `performance` with its marks and measures, on the run's clock. */
export const performance = {
	now,
	timeOrigin,
	toJSON: (): object => ({ timeOrigin }),
	mark: (name: string, { startTime = now(), detail = null }: { startTime?: number; detail?: unknown } = {}): Entry =>
		add({ name, entryType: "mark", startTime, duration: 0, detail }),
	measure(name: string, from?: string | Span, to?: string): Entry {
		const span: Span = typeof from === "object" ? from : { start: from, end: to };
		const end = timeOf(span.end, span.duration === undefined ? now() : timeOf(span.start, 0) + span.duration);
		const startTime = span.start === undefined && span.duration !== undefined ? end - span.duration : timeOf(span.start, 0);
		return add({ name, entryType: "measure", startTime, duration: end - startTime, detail: span.detail ?? null });
	},
	getEntries: (): Entry[] => inOrder(entries),
	getEntriesByName: (wanted: string, type?: string): Entry[] =>
		inOrder(entries.filter(({ name, entryType }) => name === wanted && (type === undefined || entryType === type))),
	getEntriesByType: (type: string): Entry[] => inOrder(entries.filter(({ entryType }) => entryType === type)),
	clearMarks: (name?: string): void => clear("mark", name),
	clearMeasures: (name?: string): void => clear("measure", name),
};
