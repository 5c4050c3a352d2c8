import type { AbortSignalLike, LibraryApi, WaitOptions } from "../../runtime/library-api";
import { cancellation } from "../parts/errors";
import { Group } from "../parts/group";
import type { Task, Work } from "../parts/task-handle";
import { createSpawn } from "./spawn";

/** Tasks that end together: none of them outlives the block that `await using` closes. */
export const createTaskGroup = (api: LibraryApi) => {
	const spawnOne = createSpawn(api);
	return class TaskGroup {
		readonly #group: Group;

		constructor({ signal }: WaitOptions = {}) {
			this.#group = new Group(api, spawnOne, "TaskGroup", signal);
		}

		/** Aborted when the group is cancelled. Pass it to what the block itself waits for. */
		get signal(): AbortSignalLike {
			return this.#group.signal;
		}

		spawn<T>(work: Work<T>, { name }: { name?: string } = {}): Task<T> {
			return this.#group.spawn(work, name);
		}

		cancel(reason?: unknown): void {
			this.#group.cancel(cancellation("The TaskGroup", reason));
		}

		/** Waits for every task, then throws the first failure. */
		[Symbol.asyncDispose](): Promise<void> {
			return this.#group.end();
		}
	};
};
