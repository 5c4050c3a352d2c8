import { taskNames } from "../../trace/task-names";
import { formatTime } from "../../trace/time-text";
import {
	type Diagnostic,
	EVENT,
	type SiteId,
	type TaskId,
	type Trace,
	TURNS,
	type VirtualMs,
	WAIT,
	waitId,
	waitReason,
} from "../../types";
import { formatCount } from "../read/words";

/** Fewest rounds of a loop that is reported. */
const LEAST_ROUNDS = 3;
/** Smallest share of the loop's time that running it at once must save for the hint to be given. */
const LEAST_GAIN = 0.3;

/** What one task did at one await of a loop. */
type Rounds = {
	task: TaskId;
	from: VirtualMs;
	to: VirtualMs;
	count: number;
	total: VirtualMs;
	longest: VirtualMs;
	busy: VirtualMs;
};
type Open = { site: SiteId; at: VirtualMs; busy: VirtualMs; awaited: TaskId };

/**
 * Loops that waited for one call after another although, according to the compiler, no round depends on an earlier one. Three kinds are not reported:
 * a loop that several tasks run at once (a pool of workers), one whose calls queue for a turn, which would gain nothing, and one that only pauses.
 */
export function awaitsInLoops(trace: Trace): Diagnostic[] {
	if (!trace.sites.some((site) => site.loop !== undefined)) return [];
	const bySite = roundsBySite(trace);
	const nameOf = taskNames(trace);
	const worstOfLoop = new Map<string, { site: SiteId; rounds: Rounds; sites: number }>();
	for (const [site, all] of bySite) {
		const at = trace.sites[site];
		if (at?.loop === undefined || overlap(all)) continue;
		const [rounds] = all.toSorted((a, b) => b.total - a.total);
		if (rounds === undefined || rounds.count < LEAST_ROUNDS) continue;
		const key = `${at.file}:${at.loop.line}`;
		const known = worstOfLoop.get(key);
		if (known === undefined) worstOfLoop.set(key, { site, rounds, sites: 1 });
		else {
			known.sites++;
			if (rounds.total > known.rounds.total) Object.assign(known, { site, rounds });
		}
	}
	return [...worstOfLoop.values()].flatMap(({ site, rounds, sites }): Diagnostic[] => {
		const at = trace.sites[site];
		const least = Math.max(rounds.longest, rounds.busy);
		if (at?.loop === undefined || rounds.total - least < (rounds.to - rounds.from) * LEAST_GAIN) return [];
		const { line, call, together, hasInnerAwait } = at.loop;
		const remedy =
			together === null || sites > 1
				? "start the body as an async function for every item, and await all of them together: that"
				: together;
		const isWholeRound = sites === 1 && hasInnerAwait !== true;
		const gain = isWholeRound ? `would take ${formatTime(least)} at best, if nothing else limits it` : "would take less";
		// The side effects of the callee are unknown, so the learner has to decide whether the order matters.
		const message = `In ${nameOf(rounds.task)} the loop on line ${line} waited for ${formatCount(rounds.count)} calls of ${call} one after another: ${formatTime(rounds.total)}. If no round needs the one before, ${remedy} ${gain}.`;
		return [
			{ kind: "await-in-loop", severity: "hint", message, file: at.file, line: at.line, column: at.column, at: rounds.from },
		];
	});
}

function roundsBySite(trace: Trace): Map<SiteId, Rounds[]> {
	const bySite = new Map<SiteId, Map<TaskId, Rounds>>();
	const open = new Map<TaskId, Open>();
	const parents = new Map<TaskId, TaskId>();
	/** Tasks that queued for a turn, themselves or in a task that they started. */
	const tookTurns = new Set<TaskId>();
	/** Sites at which a round queued for a turn. */
	const skipped = new Set<SiteId>();
	let busy = 0;
	let busyFrom = 0;
	for (let row = 0; row < trace.length; row++) {
		const kind = trace.kind[row];
		const task = trace.task[row] as number;
		const time = trace.time[row] as number;
		const other = trace.other[row] as number;
		if (kind === EVENT.spawn) parents.set(task, other);
		else if (kind === EVENT.busyStart) busyFrom = time;
		else if (kind === EVENT.busyEnd) busy += time - busyFrom;
		else if (kind === EVENT.wait) {
			const site = trace.site[row] as number;
			// A plain wait whose result is not used is a pause that is meant, such as that of a traffic light.
			if (waitReason(other) === WAIT.timer && trace.sites[site]?.loop?.isStatement === true) skipped.add(site);
			if (isTurn(trace, other)) {
				for (let at: TaskId | undefined = task; at !== undefined && at !== 0 && !tookTurns.has(at); at = parents.get(at))
					tookTurns.add(at);
				skipped.add(site);
			}
			if (trace.sites[site]?.loop === undefined) open.delete(task);
			else open.set(task, { site, at: time, busy, awaited: waitReason(other) === WAIT.task ? waitId(other) : -1 });
		} else if (kind === EVENT.resume) {
			const round = open.get(task);
			if (round === undefined) continue;
			open.delete(task);
			if (tookTurns.has(round.awaited)) skipped.add(round.site);
			const ofSite = bySite.get(round.site) ?? new Map<TaskId, Rounds>();
			bySite.set(round.site, ofSite);
			const rounds = ofSite.get(task) ?? { task, from: round.at, to: time, count: 0, total: 0, longest: 0, busy: 0 };
			ofSite.set(task, rounds);
			const took = time - round.at;
			rounds.to = time;
			rounds.total += took;
			rounds.busy += busy - round.busy;
			rounds.longest = Math.max(rounds.longest, took);
			if (took > 0) rounds.count++;
		}
	}
	return new Map([...bySite].filter(([site]) => !skipped.has(site)).map(([site, ofSite]) => [site, [...ofSite.values()]]));
}

/** True for a wait in a queue for a turn: started at once, the tasks would queue all the same. */
function isTurn(trace: Trace, wait: number): boolean {
	const reason = waitReason(wait);
	if (reason === WAIT.semaphore || reason === WAIT.lock || reason === WAIT.queue) return true;
	return reason === WAIT.event && TURNS.includes(trace.resources[waitId(wait)] ?? "");
}

/** True when two tasks were in the loop at the same time. */
function overlap(all: readonly Rounds[]): boolean {
	const inOrder = all.toSorted((a, b) => a.from - b.from);
	return inOrder.some((rounds, i) => i > 0 && rounds.from < (inOrder[i - 1] as Rounds).to);
}
