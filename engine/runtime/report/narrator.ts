import {
	EVENT,
	isOutside,
	type RowIndex,
	type Site,
	type SiteId,
	type Story,
	type StoryFrame,
	type StoryLocals,
	type StoryStep,
	type StoryStepKind,
	type StoryThing,
	type StoryWindow,
	type TaskId,
	type WaitCode,
} from "../../types";
import type { ReadLocals } from "../books/core";
import type { Timers } from "../loop/timers";
import type { Promises } from "../promises/kit";
import type { Job } from "../promises/types";

/** Most steps of a story. */
export const MOST_STEPS = 6_000;
/** Most statements told between two other steps: a loop that computes may have millions. */
const MOST_LINES = 200;
/** Most microtasks and timers listed in a step, and most tasks whose variables are read when a story begins. */
const MOST_LISTED = 40;
const MOST_TASKS = 200;
/** With more timers than this they are listed only while nothing runs: listing sorts them. */
const MANY_TIMERS = 1_000;
const MOST_FRAMES = 12;

const MAIN = 0;
const TURN = 1;

type Parts = {
	kit: Promises;
	timers: Timers;
	sites: readonly Site[];
	entry: string;
	/** What the console prints for a value. */
	textOf(value: unknown): string;
	/** The program's frames of a stack, innermost first. */
	frames(stack: string): StoryFrame[];
	/** Where a function of the program stands; line 0 for others. */
	placeOf(call: unknown): { file: string; line: number };
};

type Beginning = Pick<StoryStep, "kind" | "at" | "rows" | "task" | "stack" | "locals">;

/**
 * Tells a run step by step: each statement, row and microtask, and what the event loop holds after it. It listens to the run's recorder and microtask
 * queue by methods of its own on these two objects, so that a run without a narrator does no work for it. Such a queue must not serve another run.
 *
 * A step is open until something else happens. What it has queued or armed meanwhile belongs to it.
 */
export function createNarrator({ kit, timers, sites, entry, textOf, frames, placeOf }: Parts, { from, to }: StoryWindow) {
	const { core, queue } = kit;
	const { recorder } = core;
	const things: StoryThing[] = [];
	const stacks: StoryFrame[][] = [[]];
	const steps: StoryStep[] = [];
	const stackIds = new Map<string, number>([["[]", 0]]);
	const timerIds = new Map<string, number>();
	/** Where each timer was armed. */
	const armedAt = new Map<number, SiteId>();
	/** The tasks that wait for an outside operation, by its number. */
	const waiters = new Map<number, { task: TaskId; site: SiteId }>();
	/** The microtasks in the queue, from index `head` on. */
	let queued: number[] = [];
	let head = 0;
	let base: number | null = MAIN;
	let open: Beginning | null = null;
	let lines = 0;
	/** Reads the variables of a task that suspends; set by its row, used when the step closes. */
	let suspending: TaskId | null = null;
	let listed: number[] = [];

	/** True while the narrator itself works. What the program has patched may call the program then; that is no step. */
	let isTelling = false;
	/** True once the program has broken what the narrator needs, such as `Array.prototype`: the story ends there, the run goes on. */
	let isBroken = false;
	function tell(body: () => void): void {
		if (isTelling || isBroken) return;
		isTelling = true;
		try {
			body();
		} catch (error) {
			if (core.over !== null) throw error;
			isBroken = true;
		} finally {
			isTelling = false;
		}
	}

	const thing = (it: StoryThing): number => things.push(it) - 1;
	const placeOfSite = (site: SiteId | undefined): { file: string; line: number } => {
		const { file = entry, line = 0 } = sites[site ?? 0] ?? {};
		return { file, line: site === undefined || site === 0 ? 0 : line };
	};
	thing({ kind: "main", task: 0, name: "", file: entry, line: 1, at: 0 });
	thing({ kind: "turn", task: null, name: "", file: "", line: 0, at: 0 });

	const isOn = (): boolean => recorder.length >= from && recorder.length <= to && steps.length < MOST_STEPS;

	/** @param line of the innermost function, where it is known exactly */
	function stackNow(line = 0): number {
		if (base === null) return 0;
		const all = frames(new Error().stack ?? "").slice(0, MOST_FRAMES);
		if (line > 0 && all[0] !== undefined) all[0].line = line;
		const text = JSON.stringify(all);
		let id = stackIds.get(text);
		if (id === undefined) stackIds.set(text, (id = stacks.push(all) - 1));
		return id;
	}

	function read(task: TaskId, locals: ReadLocals): StoryLocals {
		const found = locals().flatMap(([name, get]) => {
			try {
				return [{ name, text: textOf(get()) }];
			} catch {
				// Not initialised yet (temporal dead zone): there is no value to show.
				return [];
			}
		});
		return { task, locals: found };
	}

	/** The first timers and operations, by time; each keeps its number for as long as it is armed. */
	function listTimers(): number[] {
		return timers.list(MOST_LISTED).map(({ at, kind, id, task }) => {
			const key = `${kind} ${id} ${at} ${task}`;
			let known = timerIds.get(key);
			if (known === undefined) {
				const waiter = waiters.get(id);
				const of =
					kind === "callback"
						? { kind: "timer" as const, task, ...placeOfSite(armedAt.get(id)) }
						: { kind: "operation" as const, task: task ?? waiter?.task ?? null, ...placeOfSite(waiter?.site) };
				timerIds.set(key, (known = thing({ ...of, name: "", at })));
			}
			return known;
		});
	}

	function snapshot({ kind, locals, ...begun }: Beginning): void {
		if (steps.length >= MOST_STEPS) return;
		if (kind === "idle" || timers.armed <= MANY_TIMERS) listed = listTimers();
		if (steps.length === 0)
			for (const [task, reader] of [...(core.suspended ?? [])].slice(0, MOST_TASKS)) locals.push(read(task, reader));
		steps.push({
			kind,
			...begun,
			base,
			jobs: queued.slice(head, head + MOST_LISTED),
			jobCount: queued.length - head,
			timers: listed,
			timerCount: timers.armed,
			locals,
		});
	}

	/** Ends the step before, with what the event loop holds now. */
	function close(): void {
		if (open === null) return;
		const begun = open;
		open = null;
		const reader = suspending === null ? undefined : core.suspended?.get(suspending);
		if (suspending !== null && reader !== undefined) begun.locals.push(read(suspending, reader));
		suspending = null;
		snapshot(begun);
	}

	function begin(kind: StoryStepKind, rows: RowIndex, task: TaskId): void {
		close();
		lines = 0;
		open = { kind, at: core.now, rows, task, stack: stackNow(), locals: [] };
	}

	/** A row is about to be written. */
	function row(kind: number, task: TaskId): void {
		if (recorder.length < from || recorder.length >= to || steps.length >= MOST_STEPS) return close();
		// A microtask in which a task goes on is told as that.
		if (open?.kind === "job" && kind === EVENT.resume) open = null;
		begin("row", recorder.length + 1, task);
		if (kind === EVENT.wait) suspending = task;
	}

	const { push, wait } = recorder;
	recorder.push = (kind, task, site, other) => {
		tell(() => row(kind, task));
		if (kind === EVENT.timerSet) armedAt.set(other, site);
		if (kind === EVENT.timerFire) base = timerFired(task, other);
		push.call(recorder, kind, task, site, other);
	};
	recorder.wait = (task: TaskId, site: SiteId, reason: WaitCode, id: number) => {
		tell(() => row(EVENT.wait, task));
		if (isOutside(reason)) waiters.set(id, { task, site });
		wait.call(recorder, task, site, reason, id);
	};

	function timerFired(task: TaskId, id: number): number {
		const found = listed.find((one) => {
			const { kind, at, task: of, line } = things[one] as StoryThing;
			return kind === "timer" && at === core.now && of === task && line === placeOfSite(armedAt.get(id)).line;
		});
		return found ?? thing({ kind: "timer", task, name: "", ...placeOfSite(armedAt.get(id)), at: core.now });
	}

	function jobQueued({ what, task, callback, call }: Job): void {
		queued.push(thing({ kind: what, task, name: callback, ...placeOf(call), at: core.now }));
		if (open === null && isOn()) begin("queue", recorder.length, core.current);
	}

	function jobBegins(): void {
		close();
		const begun = queued[head++] as number;
		base = begun;
		if (head > 1_000) {
			queued = queued.slice(head);
			head = 0;
		}
		if (isOn() && things[begun]?.kind !== "library") begin("job", recorder.length, base === null ? 0 : (things[base]?.task ?? 0));
	}

	type Pair = Parameters<typeof queue.push>;
	const plain = Object.getPrototypeOf(queue) as { push: (...pair: Pair) => void; peekReaction: typeof queue.peekReaction };
	queue.push = (...pair: Pair) => {
		tell(() => jobQueued(kit.jobOf(...pair)));
		plain.push.apply(queue, pair);
	};
	queue.peekReaction = () => {
		tell(jobBegins);
		return plain.peekReaction.call(queue);
	};

	snapshot({ kind: "start", at: 0, rows: 0, task: 0, stack: 0, locals: [] });
	if (from > 0) steps.length = 0;

	return {
		/** A statement of a file is about to run. */
		line: (line: number, locals: ReadLocals): void =>
			tell(() => {
				if (!isOn()) return;
				close();
				if (lines++ >= MOST_LINES) return;
				const { now: at, current: task } = core;
				snapshot({ kind: "line", at, rows: recorder.length, task, stack: stackNow(line), locals: [read(task, locals)] });
			}),
		/** A turn has ended: the microtask queue is empty. */
		turnEnded: (): void =>
			tell(() => {
				close();
				base = null;
				if (isOn()) snapshot({ kind: "idle", at: core.now, rows: recorder.length, task: 0, stack: 0, locals: [] });
				base = TURN;
				lines = 0;
			}),
		/** The story so far. */
		end(): Story {
			if (!isBroken) close();
			const last = steps.length < MOST_STEPS && !isBroken ? recorder.length : (steps.at(-1)?.rows ?? 0);
			return { from, to: Math.min(to, last), things, stacks, steps };
		},
	};
}
