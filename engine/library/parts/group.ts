import type { AbortControllerLike, AbortSignalLike, Deferred, LibraryApi } from "../../runtime/library-api";
import type { LibraryName } from "../../types";
import { named } from "./errors";
import type { Spawn, Task, Work } from "./task-handle";
import type { Turns } from "./turns";

/** Tasks that end together: the first failure aborts their common signal, and is what the end of all of them throws. */
export class Group {
	readonly #api: LibraryApi;
	readonly #spawn: Spawn;
	readonly #name: LibraryName;
	readonly #id: number;
	readonly #controller: AbortControllerLike;
	readonly #outer: AbortSignalLike | undefined;
	#live = 0;
	#error: { thrown: unknown } | null = null;
	#end: Deferred<void> | null = null;
	#ended = false;

	/** @param name what a program calls it */
	constructor(api: LibraryApi, spawn: Spawn, name: LibraryName, signal: AbortSignalLike | undefined) {
		this.#api = api;
		this.#spawn = spawn;
		this.#name = name;
		this.#id = api.resource(name);
		this.#controller = new api.AbortController();
		this.#outer = signal;
		if (signal?.aborted === true) this.#follow();
		else signal?.addEventListener("abort", this.#follow, { once: true });
	}

	get signal(): AbortSignalLike {
		return this.#controller.signal;
	}

	/** @param turns where the work waits for its turn; null when it need not */
	spawn<T>(work: Work<T>, name: string | undefined, turns: Turns | null = null): Task<T> {
		if (this.#ended) throw new Error(`This ${this.#name} has ended: spawn its tasks before the end of its block.`);
		const label = name ?? (turns === null || work.name === "" ? undefined : work.name);
		const begin = turns === null || typeof work !== "function" ? work : (signal: AbortSignalLike) => turns.take(work, signal);
		const task = this.#spawn(begin, { signal: this.signal, ...(label === undefined ? {} : { name: label }) });
		this.#live++;
		this.#api.watch(
			task,
			() => this.#oneEnded(),
			(error) => {
				if (task.state === "failed")
					this.fail(error, named("AbortError", `Cancelled, because ${task.name} failed.`, { cause: error }));
				this.#oneEnded();
			},
		);
		return task;
	}

	/** Aborts the signal. @param reason what the tasks are cancelled with */
	cancel(reason: unknown): void {
		this.#controller.abort(reason);
	}

	/** Remembers the first error, which the end throws, and cancels the tasks. */
	fail(error: unknown, reason: unknown): void {
		this.#error ??= { thrown: error };
		this.#controller.abort(reason);
	}

	/** Waits for every task, then throws the first failure. */
	end(): Promise<void> {
		if (this.#live === 0) return this.#finish();
		this.#end ??= this.#api.blocked<void>("event", this.#id);
		return this.#end.promise;
	}

	readonly #follow = (): void => this.fail(this.#outer?.reason, this.#outer?.reason);

	#oneEnded(): void {
		this.#live--;
		const end = this.#end;
		if (this.#live > 0 || end === null) return;
		this.#api.watch(
			this.#finish(),
			() => end.resolve(),
			(error) => end.reject(error),
		);
	}

	#finish(): Promise<void> {
		this.#ended = true;
		this.#outer?.removeEventListener("abort", this.#follow);
		return this.#error === null ? this.#api.ready(undefined) : this.#api.failed(this.#error.thrown);
	}
}
