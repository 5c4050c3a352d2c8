/** A line of waiting things: first in, first out, both ends in constant time. */
export class Line<T> {
	#items: (T | undefined)[] = [];
	#head = 0;

	get length(): number {
		return this.#items.length - this.#head;
	}

	put(item: T): void {
		this.#items.push(item);
	}

	/** Takes the one that has waited longest; the line is not empty. */
	take(): T {
		const item = this.#items[this.#head] as T;
		this.#items[this.#head++] = undefined;
		if (this.#head >= 64 && this.#head * 2 >= this.#items.length) {
			this.#items = this.#items.slice(this.#head);
			this.#head = 0;
		}
		return item;
	}
}
