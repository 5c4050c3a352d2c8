import { taskNames } from "../../trace/task-names";
import { formatTime } from "../../trace/time-text";
import { type Diagnostic, EVENT, type RunTail, type Site, type TaskId, type Trace, type VirtualMs } from "../../types";

/**
 * An operation or a task that keeps the run going after everything else has ended, such as the loser of a race that was not cancelled.
 * An operation that ends late and wakes no task is not work, and neither is a lone timer: the rows do not show what its callback does.
 */
export function leftOvers(trace: Trace, tail: RunTail): Diagnostic[] {
	const task = leftOverTask(trace, tail);
	return task.length > 0 ? task : leftOverOperation(trace, tail);
}

function leftOverOperation(trace: Trace, { lastCallback }: RunTail): Diagnostic[] {
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
		const kind = trace.kind[row];
		const isEnd = (kind === EVENT.done || kind === EVENT.fail) && trace.time[row] === trace.end;
		if (isEnd) begun = operations.get(trace.task[row] as number) ?? begun;
	}
	if (begun === undefined || trace.end <= idleFrom || lastCallback > idleFrom) return [];
	const site = trace.sites[trace.site[begun] as number];
	return [
		leftOver(
			`Everything was done at ${formatTime(idleFrom)}, and the run went on to ${formatTime(trace.end)} only because of ${site?.name ?? "a timer"} on line ${site?.line ?? 0}, which nobody waits for any more. Clear it, or abort it, as soon as it is not needed.`,
			site,
			idleFrom,
		),
	];
}

/** A task that ended last, after main, and of which only a combinator would have heard that had its result already. */
function leftOverTask(trace: Trace, { unheard, lastCallback }: RunTail): Diagnostic[] {
	if (unheard === null) return [];
	let mainEnd: VirtualMs | null = null;
	let end: VirtualMs = 0;
	let site = 0;
	for (let row = 0; row < trace.length; row++) {
		const kind = trace.kind[row] as number;
		const isEnd = kind === EVENT.done || kind === EVENT.fail || kind === EVENT.cancel;
		const task = trace.task[row];
		if (task === 0 && isEnd) mainEnd = trace.time[row] as number;
		if (task !== unheard) continue;
		if (isEnd) end = trace.time[row] as number;
		else if (kind === EVENT.spawn) site = trace.site[row] as number;
	}
	const at = trace.sites[site];
	if (mainEnd === null || at?.kind !== "function" || end !== trace.end || end <= mainEnd || lastCallback > mainEnd) return [];
	return [
		leftOver(
			`${taskNames(trace)(unheard)} ran on to ${formatTime(end)}, and nobody heard how it ended: what had waited for it was settled without it, and the program was done at ${formatTime(mainEnd)}. Pass it an AbortSignal, and abort it when its result is not needed any more.`,
			at,
			mainEnd,
		),
	];
}

function leftOver(message: string, site: Site | undefined, from: VirtualMs): Diagnostic {
	const { file = "", line = 0, column = 0 } = site ?? {};
	return { kind: "left-over-timer", severity: "warning", message, file, line, column, at: from };
}

const isTimerRow = (kind: number): boolean => kind === EVENT.timerFire || kind === EVENT.timerSet || kind === EVENT.timerClear;
