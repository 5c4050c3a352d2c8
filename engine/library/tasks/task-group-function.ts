import type { AbortSignalLike, LibraryApi, WaitOptions } from "../../runtime/library-api";
import { cancellation, checkCount } from "../parts/errors";
import { Group } from "../parts/group";
import type { Task, Work } from "../parts/task-handle";
import { Turns } from "../parts/turns";
import { createSpawn } from "./spawn";

type Handle = {
	readonly signal: AbortSignalLike;
	spawn<T>(work: Work<T>, options?: { name?: string }): Task<T>;
	cancel(reason?: unknown): void;
};

/** Runs a block whose tasks end with it. Unlike `await using`, a function sees the block's own error, and cancels the tasks because of it. */
export const createTaskGroupFunction = (api: LibraryApi) => {
	const { blocked, failed, resource, start, watch } = api;
	const spawn = createSpawn(api);
	return function taskGroup<T>(
		block: (group: Handle) => Promise<T> | T,
		{ limit = Number.POSITIVE_INFINITY, signal }: WaitOptions & { limit?: number } = {},
	): Promise<T> {
		if (typeof block !== "function")
			return failed(new TypeError("taskGroup wants a function: taskGroup(async (group) => { … })."));
		if (signal?.aborted === true) return failed(signal.reason);
		return start(() => {
			checkCount(limit, "taskGroup wants a limit that is a whole number", true);
			const group = new Group(api, spawn, "taskGroup", signal);
			const turns = limit === Number.POSITIVE_INFINITY ? null : new Turns(api, "taskGroup", limit);
			const all = blocked<T>("event", resource("taskGroup"));
			const handle: Handle = {
				get signal() {
					return group.signal;
				},
				spawn: (work, { name } = {}) => group.spawn(work, name, turns),
				cancel: (reason) => group.cancel(cancellation("The taskGroup", reason)),
			};
			// The block is a task of the group, so its failure counts like any other.
			let value: T | undefined;
			watch(
				group.spawn(() => block(handle), "the block"),
				(returned) => {
					value = returned;
				},
				() => {},
			);
			watch(
				group.end(),
				() => all.resolve(value as T),
				(error) => all.reject(error),
			);
			return all.promise;
		});
	};
};
