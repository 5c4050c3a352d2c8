import { taskName } from "../../trace/waiting";
import { type Diagnostic, EVENT, type Site, type TaskId, type Trace, type VirtualMs, WAIT, waitReason } from "../../types";
import { formatTime } from "../read/words";

/** Burning virtual CPU without a break for longer than this delays timers and answers noticeably. */
const BLOCKED_MS: VirtualMs = 50;
/** Number of waits of one task at one place, each within a millisecond of the one before, that counts as polling. */
const LOOKS = 200;
const LOOK_MS: VirtualMs = 1;
/** Traces with more rows are not analysed at the end of a run: it would take too long. */
const MOST_ROWS = 2_000_000;

/**
 * Diagnostics from the rows of a finished trace: a blocked event loop, polling, timers that outlive their use, loops that wait for one call after
 * another. Linear in the rows. Empty for a truncated trace.
 * @param awaitsInLoops finds the last kind; only programs with such a loop need it
 */
export function diagnose(trace: Trace, awaitsInLoops: ((trace: Trace) => Diagnostic[]) | undefined): Diagnostic[] {
	if (trace.length > MOST_ROWS || trace.truncatedAt !== null) return [];
	return [...blockedLoops(trace), ...busyPolls(trace), ...leftOverTimers(trace), ...(awaitsInLoops?.(trace) ?? [])];
}

function warning(kind: Diagnostic["kind"], message: string, site: Site | undefined): Diagnostic {
	return { kind, severity: "warning", message, file: site?.file ?? "", line: site?.line ?? 0, column: site?.column ?? 0 };
}

/** One warning for each place that burned more than 50 virtual ms at a stretch, with the longest stretch. */
function blockedLoops(trace: Trace): Diagnostic[] {
	const longest = new Map<number, { ms: VirtualMs; at: VirtualMs }>();
	let from = 0;
	let total = 0;
	for (let row = 0; row < trace.length; row++) {
		const kind = trace.kind[row];
		const time = trace.time[row] as number;
		if (kind === EVENT.busyStart) {
			// Several calls without a turn in between count as one block.
			if (row === 0 || !isBusyEndJustBefore(trace, row)) {
				from = time;
				total = 0;
			}
		} else if (kind === EVENT.busyEnd) {
			total = time - from;
			const site = trace.site[row] as number;
			if (total > BLOCKED_MS && total > (longest.get(site)?.ms ?? 0)) longest.set(site, { ms: total, at: from });
		}
	}
	return [...longest].map(([site, { ms, at }]) =>
		warning(
			"blocked-loop",
			`The event loop was held for ${formatTime(ms)} from ${formatTime(at)} on: no timer fired and no answer was heard. Split the work, and let go in between with await sleep(0).`,
			trace.sites[site],
		),
	);
}

const isBusyEndJustBefore = (trace: Trace, row: number): boolean =>
	trace.kind[row - 1] === EVENT.busyEnd && trace.time[row - 1] === trace.time[row];

/** Tasks that poll: at one place they wait again and again for a short timer or a microtask, instead of for the event itself. */
function busyPolls(trace: Trace): Diagnostic[] {
	const looks = new Map<TaskId, { site: number; count: number; at: VirtualMs; from: VirtualMs }>();
	const worst = new Map<number, { task: TaskId; count: number; from: VirtualMs; to: VirtualMs }>();
	for (let row = 0; row < trace.length; row++) {
		if (trace.kind[row] !== EVENT.wait) continue;
		const reason = waitReason(trace.other[row] as number);
		const task = trace.task[row] as number;
		if (reason !== WAIT.timer && reason !== WAIT.tick) {
			looks.delete(task);
			continue;
		}
		const site = trace.site[row] as number;
		const at = trace.time[row] as number;
		const before = looks.get(task);
		if (before === undefined || before.site !== site || at - before.at > LOOK_MS) {
			looks.set(task, { site, count: 1, at, from: at });
			continue;
		}
		before.count++;
		before.at = at;
		if (before.count >= LOOKS && before.count > (worst.get(site)?.count ?? 0))
			worst.set(site, { task, count: before.count, from: before.from, to: at });
	}
	return [...worst].map(([site, { task, count, from, to }]) =>
		warning(
			"busy-poll",
			`${nameOf(trace, task)} looked ${count.toLocaleString("en-US")} times between ${formatTime(from)} and ${formatTime(to)} to see whether something had happened. Await the thing itself, or wait longer between looks.`,
			trace.sites[site],
		),
	);
}

function nameOf(trace: Trace, task: TaskId): string {
	for (let row = 0; row < trace.length; row++)
		if (trace.kind[row] === EVENT.spawn && trace.task[row] === task) return taskName(trace, task, trace.site[row] as number);
	return taskName(trace, task, 0);
}

/**
 * A timer or a request that keeps the run going after everything else has ended, such as the loser of a race that was not cancelled.
 * An operation that ends late and wakes no task is not work. A bare timer callback counts as work, because the rows do not show what it does.
 */
function leftOverTimers(trace: Trace): Diagnostic[] {
	const operations = new Map<TaskId, number>();
	let lastWork = 0;
	for (let row = 0; row < trace.length; row++) {
		const kind = trace.kind[row] as number;
		const task = trace.task[row] as number;
		if (kind === EVENT.spawn && trace.sites[trace.site[row] as number]?.kind === "call") operations.set(task, row);
		if (!isTimerRow(kind) && !operations.has(task)) lastWork = row;
	}
	const idleFrom = trace.time[lastWork] ?? 0;
	let begun: number | undefined;
	for (let row = lastWork + 1; row < trace.length; row++) {
		const operation = operations.get(trace.task[row] as number);
		const kind = trace.kind[row];
		if (operation === undefined || (trace.time[row] as number) <= idleFrom || (kind !== EVENT.done && kind !== EVENT.fail))
			continue;
		if (begun === undefined || operation > begun) begun = operation;
	}
	if (begun === undefined) return [];
	const site = trace.sites[trace.site[begun] as number];
	return [
		warning(
			"left-over-timer",
			`Everything was done at ${formatTime(idleFrom)}, and the run went on to ${formatTime(trace.end)} only because of ${site?.name ?? "a timer"} on line ${site?.line ?? 0}, which nobody waits for any more. Clear it, or abort it, as soon as it is not needed.`,
			site,
		),
	];
}

const isTimerRow = (kind: number): boolean => kind === EVENT.timerFire || kind === EVENT.timerSet || kind === EVENT.timerClear;
