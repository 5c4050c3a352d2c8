import type { AbortSignalLike, Deferred, LibraryApi, WaitOptions } from "../../runtime/library-api";
import { cancellation, named } from "../parts/errors";
import { createSpawn, type Task } from "./spawn";

/** Tasks that end together: none of them outlives the block that `await using` closes. */
export const createTaskGroup = (api: LibraryApi) => {
	const { AbortController, blocked, resource, ready, failed, watch } = api;
	const spawn = createSpawn(api);
	return class TaskGroup {
		readonly #id = resource("TaskGroup");
		readonly #controller = new AbortController();
		readonly #outer: AbortSignalLike | undefined;
		#live = 0;
		#error: { thrown: unknown } | null = null;
		#end: Deferred<void> | null = null;
		#ended = false;

		constructor({ signal }: WaitOptions = {}) {
			this.#outer = signal;
			if (signal?.aborted === true) this.#follow();
			else signal?.addEventListener("abort", this.#follow, { once: true });
		}

		/** Aborted when the group is cancelled. Pass it to what the block itself waits for. */
		get signal(): AbortSignalLike {
			return this.#controller.signal;
		}

		spawn<T>(work: (signal: AbortSignalLike) => Promise<T> | T, { name }: { name?: string } = {}): Task<T> {
			if (this.#ended) throw new Error("This TaskGroup has ended: spawn its tasks before the end of its block.");
			const task = spawn(work, { signal: this.signal, ...(name === undefined ? {} : { name }) });
			this.#live++;
			watch(
				task,
				() => this.#oneEnded(),
				(error) => {
					if (task.state === "failed")
						this.#fail(error, named("AbortError", `Cancelled, because ${task.name} failed.`, { cause: error }));
					this.#oneEnded();
				},
			);
			return task;
		}

		cancel(reason?: unknown): void {
			this.#controller.abort(cancellation("The TaskGroup", reason));
		}

		/** Waits for every task, then throws the first failure. */
		[Symbol.asyncDispose](): Promise<void> {
			if (this.#live === 0) return this.#finish();
			this.#end ??= blocked<void>("event", this.#id);
			return this.#end.promise;
		}

		readonly #follow = (): void => this.#fail(this.#outer?.reason, this.#outer?.reason);

		#fail(error: unknown, reason: unknown): void {
			this.#error ??= { thrown: error };
			this.#controller.abort(reason);
		}

		#oneEnded(): void {
			this.#live--;
			const end = this.#end;
			if (this.#live > 0 || end === null) return;
			watch(
				this.#finish(),
				() => end.resolve(),
				(error) => end.reject(error),
			);
		}

		#finish(): Promise<void> {
			this.#ended = true;
			this.#outer?.removeEventListener("abort", this.#follow);
			return this.#error === null ? ready(undefined) : failed(this.#error.thrown);
		}
	};
};
