import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
	busyTimes,
	ENDING,
	everIn,
	readTrace,
	STATE,
	segments,
	spans,
	stateSeries,
	TraceReader,
	taskLinks,
} from "../../../engine/analysis";
import { stateAfter } from "../../../engine/analysis/moment/state-at";
import { MARK, phases } from "../../../engine/analysis/read/phases";
import { waitingAtEnd } from "../../../engine/trace/waiting";
import { EVENT, isOutside, type Trace, WAIT, waitId, waitReason } from "../../../engine/types";
import { randomRows } from "../support/random-rows";

/** The slow twin of all that reads rows: what each task is at, row by row, one object a task. */
type Life = { task: number; functionSite: number; parent: number; state: keyof typeof STATE; site: number; wait: number };

/** Calls back before each row that changes a life, with the life as it has been. */
function walk(trace: Trace, rows: number, changes: (life: Life, row: number) => void = () => {}): Map<number, Life> {
	const live = new Map<number, Life>();
	for (let row = 0; row < rows; row++) {
		const [kind, task, site, other] = [trace.kind, trace.task, trace.site, trace.other].map(
			(column) => column[row] as number,
		) as [number, number, number, number];
		const life = live.get(task);
		if (kind === EVENT.spawn) live.set(task, { task, functionSite: site, parent: other, state: "running", site, wait: 0 });
		if (life === undefined) continue;
		if (kind <= EVENT.cancel) changes({ ...life }, row);
		if (kind === EVENT.wait) {
			const reason = waitReason(other);
			life.state = reason === WAIT.tick ? "ready" : isOutside(reason) ? "waiting" : "blocked";
			life.wait = other;
			life.site = site;
		} else if (kind === EVENT.wake) life.state = "ready";
		else if (kind === EVENT.resume) {
			life.state = "running";
			life.wait = 0;
		} else if (kind === EVENT.busyStart || kind === EVENT.log) life.site = site;
		else if (kind >= EVENT.done && kind <= EVENT.cancel) live.delete(task);
	}
	return live;
}

const short = fc
	.tuple(fc.integer({ min: 1, max: 400 }), fc.nat(), fc.integer({ min: 1, max: 12 }))
	.map((args) => randomRows(...args));

describe("the live tasks after any row", () => {
	const LONG = randomRows(60_000, 7, 60);
	const expected = (trace: Trace, rows: number) =>
		[...walk(trace, rows).values()].map(({ task, state, site, wait }) => ({
			task,
			state,
			site,
			wait: state === "running" ? 0 : wait,
		}));
	const told = (trace: Trace, rows: number) =>
		stateAfter(trace, rows).map(({ task, state, site, wait }) => ({ task, state, site, wait }));

	test("are those that a walk from the first row finds, with what each waits for, around every checkpoint", () => {
		const step = 1 << 14;
		for (let checkpoint = step; checkpoint < LONG.length; checkpoint += step)
			for (const rows of [checkpoint - 1, checkpoint, checkpoint + 1, checkpoint + 200])
				expect(told(LONG, rows), `after ${rows}`).toEqual(expected(LONG, rows));
		expect(told(LONG, LONG.length)).toEqual(expected(LONG, LONG.length));
	});

	test("of a short trace, too", () => {
		fc.assert(
			fc.property(short, fc.nat(400), (trace, rows) => {
				expect(told(trace, rows)).toEqual(expected(trace, Math.min(rows, trace.length)));
			}),
		);
	});

	test("a few of them are the first ones", () => {
		for (const most of [1, 5, 17]) expect(stateAfter(LONG, 50_000, most)).toEqual(stateAfter(LONG, 50_000).slice(0, most));
	});

	test("each is told with its name, its line and what it waits for in words", () => {
		const nameAt = (row: number): string | undefined => LONG.sites[LONG.site[row] as number]?.name;
		const starts = Array.from(LONG.kind, (kind, row) => (kind === EVENT.spawn && LONG.task[row] !== 0 ? row : -1)).filter(
			(row) => row >= 0,
		);
		for (const one of stateAfter(LONG, 40_000)) {
			const own = starts.find((row) => LONG.task[row] === one.task) ?? 0;
			const number = starts.filter((row) => row <= own && nameAt(row) === nameAt(own)).length;
			expect(one.name).toBe(one.task === 0 ? "main" : `${nameAt(own)} ${number}`);
			expect(one.line).toBe(LONG.sites[one.site]?.line);
			expect(one.on === "").toBe(one.wait === 0);
		}
	});
});

describe("segments", () => {
	test("are the stretches of every task between two rows about it that have a length", () => {
		fc.assert(
			fc.property(short, (trace) => {
				const all = spans(trace);
				const found = segments(trace, all);
				expect(readTrace(trace).segments).toEqual(found);
				const slow: string[] = [];
				const since = new Map<number, { at: number; site: number }>();
				const text = (life: Life, from: number, to: number, site: number): string =>
					`${life.task} ${from} ${to} ${STATE[life.state]} ${site} ${life.wait}`;
				for (let row = 0; row < trace.length; row++)
					if (trace.kind[row] === EVENT.spawn)
						since.set(trace.task[row] as number, { at: trace.time[row] as number, site: trace.site[row] as number });
				const rest = walk(trace, trace.length, (life, row) => {
					const last = since.get(life.task) as { at: number; site: number };
					const at = trace.time[row] as number;
					if (at > last.at) slow.push(text(life, last.at, at, last.site));
					since.set(life.task, { at, site: trace.kind[row] === EVENT.wait ? (trace.site[row] as number) : last.site });
				});
				for (const life of [...rest.values()].sort((a, b) => a.task - b.task)) {
					const last = since.get(life.task) as { at: number; site: number };
					if (trace.end > last.at) slow.push(text(life, last.at, trace.end, last.site));
				}
				const fast = Array.from({ length: found.length }, (_, i) =>
					[all.task[found.span[i] as number], found.start[i], found.end[i], found.state[i], found.site[i], found.wait[i]].join(
						" ",
					),
				);
				expect(fast).toEqual(slow);
			}),
		);
	});

	test("say of every task whether it was ever in a state for longer than an instant", () => {
		fc.assert(
			fc.property(short, fc.constantFrom(...Object.values(STATE)), (trace, state) => {
				const all = spans(trace);
				const { length, span, state: of } = segments(trace, all);
				const wanted = new Uint8Array(all.length);
				for (let i = 0; i < length; i++) if (of[i] === state) wanted[span[i] as number] = 1;
				expect(everIn(trace, all, state)).toEqual(wanted);
			}),
		);
	});
});

test("spans tell of every task its start, end, ending, parent, place and error", () => {
	fc.assert(
		fc.property(short, (trace) => {
			const all = spans(trace);
			expect(readTrace(trace).spans).toEqual(all);
			const rowOf = (task: number, ...kinds: number[]): number =>
				trace.kind.findIndex((kind, row) => trace.task[row] === task && kinds.includes(kind));
			for (let i = 0; i < all.length; i++) {
				const task = all.task[i] as number;
				const begun = rowOf(task, EVENT.spawn);
				const ended = rowOf(task, EVENT.done, EVENT.fail, EVENT.cancel);
				expect([all.start[i], all.site[i], all.parent[i]]).toEqual([trace.time[begun], trace.site[begun], trace.other[begun]]);
				expect(all.end[i]).toBe(ended === -1 ? trace.end : trace.time[ended]);
				const endings = { [EVENT.done]: ENDING.done, [EVENT.fail]: ENDING.failed, [EVENT.cancel]: ENDING.cancelled };
				expect(all.ending[i]).toBe(ended === -1 ? ENDING.live : endings[trace.kind[ended] as keyof typeof endings]);
				expect(all.note[i]).toBe(all.ending[i] === ENDING.failed ? trace.other[ended] : 0);
			}
			const ends = Array.from(trace.kind).flatMap((kind, row) =>
				kind >= EVENT.done && kind <= EVENT.cancel ? [trace.task[row] as number] : [],
			);
			expect(Array.from(all.settled, (span) => all.task[span])).toEqual(ends);
		}),
	);
});

test("counts by state are, at every instant, those of a walk", () => {
	fc.assert(
		fc.property(short, (trace) => {
			const series = stateSeries(trace);
			for (let row = 0; row < trace.length; row++) {
				if (trace.time[row + 1] === trace.time[row]) continue;
				const lives = [...walk(trace, row + 1).values()].filter(({ task }) => task !== 0);
				const i = series.time.findLastIndex((time) => time <= (trace.time[row] as number));
				for (const state of ["running", "ready", "waiting", "blocked"] as const)
					expect(series[state][i] ?? 0).toBe(lives.filter((life) => life.state === state).length);
			}
		}),
	);
});

test("busy stretches are those between the rows that begin and end them", () => {
	fc.assert(
		fc.property(short, (trace) => {
			const { length, start, end } = busyTimes(trace);
			const times = (kind: number): number[] => Array.from(trace.time).filter((_, row) => trace.kind[row] === kind);
			expect([...start]).toEqual(times(EVENT.busyStart));
			const ends = times(EVENT.busyEnd);
			expect([...end]).toEqual(ends.length < length ? [...ends, trace.end] : ends);
		}),
	);
});

test("who still waits at the end, for what and where, is what a walk finds", () => {
	fc.assert(
		fc.property(short, (trace) => {
			const slow = new Map<number, { task: number; functionSite: number; site: number; wait: number }>();
			for (let row = 0; row < trace.length; row++) {
				const task = trace.task[row] as number;
				const site = trace.site[row] as number;
				const kind = trace.kind[row] as number;
				if (kind === EVENT.spawn) slow.set(task, { task, functionSite: site, site: 0, wait: 0 });
				else if (kind === EVENT.wait) Object.assign(slow.get(task) ?? {}, { site, wait: trace.other[row] });
				else if (kind >= EVENT.done && kind <= EVENT.cancel) slow.delete(task);
			}
			expect(waitingAtEnd(trace)).toEqual([...slow.values()]);
		}),
	);
});

describe("links", () => {
	test("say for which tasks one waits, and who started whom, each once and at its instant", () => {
		fc.assert(
			fc.property(short, (trace) => {
				for (const task of spans(trace).task) {
					const links = taskLinks(trace, task);
					const slow: string[] = [];
					for (let row = 0; row < trace.length; row++) {
						const [kind, about, other] = [trace.kind[row], trace.task[row], trace.other[row]] as [number, number, number];
						if (kind === EVENT.wait && about === task && waitReason(other) === WAIT.task)
							slow.push(`${trace.time[row]} waits ${waitId(other)}`);
						if (kind === EVENT.spawn && other === task && about !== 0 && about !== task)
							slow.push(`${trace.time[row]} starts ${about}`);
					}
					const waits = links.filter(({ kind }) => kind === "waits").map(({ at, to }) => `${at} waits ${to}`);
					expect(waits).toEqual(slow.filter((text) => text.includes("waits")));
					const woke = new Set(
						links.filter(({ kind, from }) => kind === "woke" && from === task).map(({ at, to }) => `${at} starts ${to}`),
					);
					for (const text of slow) if (text.includes("starts")) expect(woke).toContain(text);
					expect(links.map(({ at }) => at)).toEqual(links.map(({ at }) => at).toSorted((a, b) => a - b));
					expect(taskLinks(trace, task, 2)).toEqual(links.slice(0, 2));
				}
			}),
			{ numRuns: 40 },
		);
	});
});

describe("phases", () => {
	test("of each task follow one another without a gap, from its start to its end", () => {
		fc.assert(
			fc.property(short, (trace) => {
				const all = spans(trace);
				const { phases: found } = phases(trace, all);
				for (let span = 0; span < all.length; span++) {
					const own = found.filter((phase) => phase.span === span);
					expect([own[0]?.start, own.at(-1)?.end]).toEqual([all.start[span], all.end[span]]);
					own.slice(1).forEach(({ start }, i) => expect(start).toBe(own[i]?.end));
				}
			}),
		);
	});

	test("are opened and closed once each, inside their task, and no other of that task is open meanwhile", () => {
		fc.assert(
			fc.property(short, (trace) => {
				const all = spans(trace);
				const { phases: found, marks } = phases(trace, all);
				const open = new Map<number, number | null>();
				const closed = new Set<number>();
				for (const { kind, index } of marks) {
					const span = kind === MARK.spanBegin || kind === MARK.spanEnd ? index : (found[index]?.span as number);
					if (kind === MARK.spanBegin) open.set(span, null);
					else if (kind === MARK.phaseBegin) {
						expect(open.get(span)).toBeNull();
						open.set(span, index);
					} else if (kind === MARK.phaseEnd) {
						expect(open.get(span)).toBe(index);
						expect(closed.has(index)).toBe(false);
						closed.add(index);
						open.set(span, null);
					} else {
						expect(open.get(span)).toBeNull();
						open.delete(span);
					}
				}
				expect(open.size).toBe(0);
				expect(closed.size).toBe(found.length);
			}),
		);
	});

	test("that wake others are named by those, and the other way round", () => {
		fc.assert(
			fc.property(short, (trace) => {
				const { phases: found } = phases(trace, spans(trace));
				found.forEach(({ source, span }, i) => {
					if (source === -1) return;
					expect(found[source]?.targets).toContain(i);
					expect(found[source]?.span).not.toBe(span);
				});
				const targets = found.flatMap((phase) => phase.targets);
				expect(targets.toSorted((a, b) => a - b)).toEqual(found.flatMap(({ source }, i) => (source === -1 ? [] : [i])));
			}),
		);
	});
});

test("rows that arrive in parts, some of them empty, say what they say together, whatever room there is at first", () => {
	fc.assert(
		fc.property(
			short,
			fc.array(fc.nat(30), { minLength: 1, maxLength: 6 }),
			fc.integer({ min: 1, max: 9 }),
			(trace, cuts, room) => {
				fc.pre(cuts.some((length) => length > 0));
				const reader = new TraceReader(trace.sites, room);
				for (let from = 0, i = 0; from < trace.length; i++) {
					const to = Math.min(trace.length, from + (cuts[i % cuts.length] as number));
					const { kind, time, task, site, other } = trace;
					reader.read({
						kind: kind.slice(from, to),
						time: time.slice(from, to),
						task: task.slice(from, to),
						site: site.slice(from, to),
						other: other.slice(from, to),
						length: to - from,
					});
					from = to;
				}
				expect(reader.finish(trace.end, trace.strings)).toEqual(readTrace(trace));
			},
		),
	);
});
