type Turn<R> = { resolve: (value: R) => void; reject: (error: Error) => void };
const closed = () => Object.assign(new Error("The queue is closed."), { name: "QueueClosedError" });

/** A list, and two lines of promises: one for `put` when it is full, one for `get` when it is empty. No priorities or signals. */
export class Queue<T> implements AsyncIterable<T> {
	closed = false;
	#items: T[] = [];
	#full: Turn<void>[] = [];
	#empty: Turn<T>[] = [];
	constructor(readonly options: { capacity?: number } = {}) {}
	get length(): number { return this.#items.length - this.#full.length; }
	put(item: T): Promise<void> {
		if (this.closed) return Promise.reject(closed());
		if (this.#empty.length > 0) this.#empty.shift()?.resolve(item);
		else this.#items.push(item);
		if (this.length <= (this.options.capacity ?? Infinity)) return Promise.resolve();
		return new Promise((resolve, reject) => this.#full.push({ resolve, reject }));
	}
	get(): Promise<T> {
		this.#full.shift()?.resolve();
		if (this.#items.length > 0) return Promise.resolve(this.#items.shift() as T);
		return this.closed ? Promise.reject(closed()) : new Promise((resolve, reject) => this.#empty.push({ resolve, reject }));
	}
	close(): void {
		this.closed = true;
		this.#items.length = this.length;
		for (const turn of [...this.#full.splice(0), ...this.#empty.splice(0)]) turn.reject(closed());
	}
	async *[Symbol.asyncIterator]() { try { for (;;) yield await this.get(); } catch {} }
}
