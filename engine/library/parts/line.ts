/** A first-in, first-out queue with constant-time operations. */
export class Line<T> {
	#items: (T | undefined)[] = [];
	#head = 0;

	get length(): number {
		return this.#items.length - this.#head;
	}

	put(item: T): void {
		this.#items.push(item);
	}

	/** Takes the oldest item. The queue must not be empty. */
	take(): T {
		const item = this.#items[this.#head] as T;
		this.#items[this.#head++] = undefined;
		if (this.#head >= 64 && this.#head * 2 >= this.#items.length) {
			this.#items = this.#items.slice(this.#head);
			this.#head = 0;
		}
		return item;
	}

	/** Keeps only the items that pass, in their order. */
	keep(passes: (item: T) => boolean): void {
		this.#items = this.#items.slice(this.#head).filter((item) => passes(item as T));
		this.#head = 0;
	}
}
