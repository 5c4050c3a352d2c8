import type { Task } from "interleave";
import { spawn } from "./spawn";

/** Tasks that end together: the end of the block waits for all of them, and the first failure aborts their common signal. */
export class TaskGroup implements AsyncDisposable {
	#controller = new AbortController();
	#tasks: Task<unknown>[] = [];
	#errors: unknown[] = [];
	#ended = false;
	readonly signal = this.#controller.signal;
	constructor({ signal }: { signal?: AbortSignal } = {}) {
		if (signal?.aborted) this.#fail(signal.reason, signal.reason);
		signal?.addEventListener("abort", () => this.#fail(signal.reason, signal.reason));
	}
	spawn<T>(work: (signal: AbortSignal) => Promise<T> | T, { name }: { name?: string } = {}): Task<Awaited<T>> {
		if (this.#ended) throw new Error("This TaskGroup has ended: spawn its tasks before the end of its block.");
		const task = spawn(work, { name, signal: this.signal });
		const why = Object.assign(new Error(`Cancelled, because ${task.name} failed.`), { name: "AbortError" });
		this.#tasks.push(task);
		task.catch((error) => { if (task.state === "failed") this.#fail(error, why); });
		return task;
	}
	cancel(reason?: unknown): void { this.#controller.abort(reason); }
	#fail(error: unknown, reason: unknown): void { this.#errors.push(error); this.#controller.abort(reason); }
	async [Symbol.asyncDispose](): Promise<void> {
		for (const task of this.#tasks) await task.catch(() => {});
		this.#ended = true;
		if (this.#errors.length > 0) throw this.#errors[0];
	}
}
