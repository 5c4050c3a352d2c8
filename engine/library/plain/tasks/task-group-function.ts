import type { Group } from "interleave";
import { TaskGroup } from "./task-group";
type Options = { limit?: number; signal?: AbortSignal };

/** The block is itself a task of the group, so its error counts like any other: the first one cancels the rest. */
export async function taskGroup<T>(block: (group: Group) => T | Promise<T>, options: Options = {}): Promise<Awaited<T>> {
	const { limit = Infinity, signal } = options;
	signal?.throwIfAborted();
	const line: (() => void)[] = [];
	let running = 0;
	const turn = (until: AbortSignal) => new Promise<void>((resolve, reject) => {
		if (running++ < limit) return resolve();
		line.push(resolve);
		until.addEventListener("abort", () => {
			const place = line.indexOf(resolve);
			if (place >= 0) { running--; line.splice(place, 1); reject(until.reason); }
		});
	});
	const group = new TaskGroup(signal === undefined ? {} : { signal });
	const inTurn = async <V>(work: (own: AbortSignal) => Promise<V> | V, own: AbortSignal) => {
		await turn(own);
		try { return await work(own); }
		finally { running--; line.shift()?.(); }
	};
	const spawn: Group["spawn"] = (work, { name = work.name || "task" } = {}) => group.spawn((own) => inTurn(work, own), { name });
	const cancel = (reason?: unknown) => group.cancel(reason);
	const value = group.spawn(async () => block({ signal: group.signal, spawn, cancel }), { name: "the block" });
	await group[Symbol.asyncDispose]();
	return value;
}
