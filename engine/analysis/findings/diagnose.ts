import { taskNames } from "../../trace/task-names";
import { formatTime } from "../../trace/time-text";
import {
	type Diagnostic,
	EVENT,
	type RunTail,
	type Site,
	type TaskId,
	type Trace,
	type VirtualMs,
	WAIT,
	waitReason,
} from "../../types";
import { leftOvers } from "./left-overs";

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
export function diagnose(trace: Trace, tail: RunTail, awaitsInLoops: ((trace: Trace) => Diagnostic[]) | undefined): Diagnostic[] {
	if (trace.length > MOST_ROWS || trace.truncatedAt !== null) return [];
	return [...blockedLoops(trace), ...busyPolls(trace), ...leftOvers(trace, tail), ...(awaitsInLoops?.(trace) ?? [])];
}

function warning(kind: Diagnostic["kind"], message: string, site: Site | undefined, at: VirtualMs): Diagnostic {
	return { kind, severity: "warning", message, file: site?.file ?? "", line: site?.line ?? 0, column: site?.column ?? 0, at };
}

/** One warning for each place that held the loop for more than 50 virtual ms, with the longest stretch. Several calls without a turn between them count as one stretch. */
function blockedLoops(trace: Trace): Diagnostic[] {
	const longest = new Map<number, { ms: VirtualMs; at: VirtualMs }>();
	let from = 0;
	let lastEnd = -1;
	let stretch: { ms: VirtualMs; at: VirtualMs; bySite: Map<number, VirtualMs> } | null = null;
	const close = (): void => {
		if (stretch === null) return;
		const { ms, at, bySite } = stretch;
		const [site] = [...bySite].reduce((worst, one) => (one[1] > worst[1] ? one : worst));
		if (ms > BLOCKED_MS && ms > (longest.get(site)?.ms ?? 0)) longest.set(site, { ms, at });
		stretch = null;
	};
	for (let row = 0; row < trace.length; row++) {
		const kind = trace.kind[row];
		const time = trace.time[row] as number;
		const isByLoop = (kind === EVENT.resume || kind === EVENT.wake) && trace.other[row] === 0;
		if (kind === EVENT.timerFire || isByLoop || (kind !== EVENT.busyEnd && time > lastEnd)) close();
		if (kind === EVENT.busyStart) from = time;
		else if (kind === EVENT.busyEnd) {
			const site = trace.site[row] as number;
			stretch ??= { ms: 0, at: from, bySite: new Map() };
			stretch.ms += time - from;
			stretch.bySite.set(site, (stretch.bySite.get(site) ?? 0) + time - from);
			lastEnd = time;
		}
	}
	close();
	return [...longest].map(([site, { ms, at }]) =>
		warning(
			"blocked-loop",
			`The event loop was held for ${formatTime(ms)} from ${formatTime(at)} on: no timer fired and no answer was heard. Split the work, and let go in between with await sleep(0).`,
			trace.sites[site],
			at,
		),
	);
}

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
			`${taskNames(trace)(task)} looked ${count.toLocaleString("en-US")} times between ${formatTime(from)} and ${formatTime(to)} to see whether something had happened. Await the thing itself, or wait longer between looks.`,
			trace.sites[site],
			from,
		),
	);
}
