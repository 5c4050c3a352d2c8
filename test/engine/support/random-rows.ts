import { Recorder } from "../../../engine/trace/recorder";
import { EVENT, type Site, type Trace, WAIT, type WaitCode } from "../../../engine/types";

/** Numbers in [0, 1) from a seed. */
export function chancesFrom(seed: number): () => number {
	let state = seed >>> 0;
	return () => {
		state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
		return (state >>> 4) / 2 ** 28;
	};
}

const REASONS = Object.values(WAIT) as WaitCode[];
const SITES: Site[] = Array.from({ length: 12 }, (_, line) => ({
	kind: line % 3 === 0 ? "function" : "await",
	file: line === 0 ? "" : "main.ts",
	line,
	column: 1,
	name: `f${line % 4}`,
	owner: 0,
}));

/**
 * A trace that no program wrote, but one could have: tasks start, wait for anything, are woken or go on at once, burn CPU and end in every
 * way, many of them at one instant. Some never end.
 * @param most live tasks at once
 */
export function randomRows(count: number, seed: number, most = 40): Trace {
	const chance = chancesFrom(seed);
	const below = (n: number): number => Math.floor(chance() * n);
	const recorder = new Recorder(count);
	const live: { task: number; state: "running" | "waiting" | "ready" | "busy" }[] = [];
	let next = 0;
	while (recorder.length < count) {
		if (chance() < 0.3) recorder.now += below(4) / 2;
		const site = 1 + below(SITES.length - 1);
		if (live.length === 0 || (live.length < most && chance() < 0.15)) {
			const parent = live[below(live.length)]?.task ?? 0;
			recorder.push(EVENT.spawn, next, site, parent);
			live.push({ task: next++, state: "running" });
			continue;
		}
		const at = below(live.length);
		const one = live[at] as (typeof live)[0];
		const waker = chance() < 0.5 ? 0 : below(next) + 1;
		if (one.state === "waiting" && chance() < 0.5) {
			recorder.push(EVENT.wake, one.task, 0, waker);
			one.state = "ready";
		} else if (one.state === "waiting" || one.state === "ready") {
			recorder.push(EVENT.resume, one.task, site, waker);
			one.state = "running";
		} else if (one.state === "busy") {
			recorder.push(EVENT.busyEnd, one.task, site, 0);
			one.state = "running";
		} else if (chance() < 0.6) {
			recorder.wait(one.task, site, REASONS[below(REASONS.length)] as WaitCode, below(5));
			one.state = "waiting";
		} else if (chance() < 0.3 && !live.some(({ state }) => state === "busy")) {
			recorder.push(EVENT.busyStart, one.task, site, 0);
			one.state = "busy";
		} else if (chance() < 0.4) recorder.push(EVENT.log, one.task, site, below(9));
		else if (one.task !== 0) {
			const kind = ([EVENT.done, EVENT.fail, EVENT.cancel] as const)[below(3)] ?? EVENT.done;
			recorder.push(kind, one.task, site, kind === EVENT.fail ? recorder.intern(`error ${below(3)}`) : 0);
			live.splice(at, 1);
		}
	}
	return recorder.finish(SITES, recorder.now + below(3));
}
