import { EVENT, type TaskId, type Trace, type VirtualMs, WAIT, waitId, waitReason } from "../../types";

/** A relation between two tasks at an instant. */
export type TaskLink = {
	/** `"woke"`: `from` made `to` resume; `"waits"`: `from` begins to wait for the end of `to`. */
	kind: "woke" | "waits";
	at: VirtualMs;
	from: TaskId;
	to: TaskId;
};

/**
 * Which tasks woke a task, which tasks it woke, and for which it waited, in chronological order. Starting a task counts as waking it: the first
 * link of every task but main comes from the task that started it.
 * @param most links to return; the first ones are taken
 */
export function taskLinks(trace: Trace, task: TaskId, most = 10_000): TaskLink[] {
	const links: TaskLink[] = [];
	const { kind, time, other, length } = trace;
	/** A `wake` row has woken the task, so the `resume` row that follows adds no link. */
	let isWoken = false;
	/** Other tasks that a `wake` row has already linked to this one. */
	const wokenByIt = new Set<TaskId>();
	const add = (link: TaskLink): void => void links.push(link);
	for (let row = 0; row < length && links.length < most; row++) {
		const code = kind[row] as number;
		if (code > EVENT.resume) continue;
		const at = time[row] as number;
		const about = trace.task[row] as number;
		const partner = other[row] as number;
		if (about === task) {
			if (code === EVENT.spawn) {
				if (task !== 0) add({ kind: "woke", at, from: partner, to: task });
			} else if (code === EVENT.wait) {
				isWoken = false;
				if (waitReason(partner) === WAIT.task) add({ kind: "waits", at, from: task, to: waitId(partner) });
			} else {
				if (!isWoken && partner > 0 && partner - 1 !== task) add({ kind: "woke", at, from: partner - 1, to: task });
				isWoken = code === EVENT.wake;
			}
		} else if (code === EVENT.spawn) {
			if (partner === task) add({ kind: "woke", at, from: task, to: about });
		} else if (code === EVENT.wait) wokenByIt.delete(about);
		else if (partner - 1 === task && !wokenByIt.has(about)) {
			add({ kind: "woke", at, from: task, to: about });
			if (code === EVENT.wake) wokenByIt.add(about);
		} else if (code === EVENT.resume) wokenByIt.delete(about);
	}
	return links;
}
