type Entry<T> = { item: T; priority: number; sequence: number };

/** A binary heap: items by priority, lowest first; equal ones in order of insertion. O(log n) per operation. */
export class Heap<T> {
	readonly #entries: Entry<T>[] = [];
	#sequence = 0;

	get length(): number {
		return this.#entries.length;
	}

	put(item: T, priority: number): void {
		const entries = this.#entries;
		const entry = { item, priority, sequence: this.#sequence++ };
		let at = entries.push(entry) - 1;
		while (at > 0) {
			const parent = (at - 1) >> 1;
			const above = entries[parent] as Entry<T>;
			if (isBefore(above, entry)) break;
			entries[at] = above;
			at = parent;
		}
		entries[at] = entry;
	}

	/** Takes the first item. The heap must not be empty. */
	take(): T {
		const entries = this.#entries;
		const first = entries[0] as Entry<T>;
		const last = entries.pop() as Entry<T>;
		const size = entries.length;
		if (size === 0) return first.item;
		let at = 0;
		for (let child = 1; child < size; child = 2 * at + 1) {
			if (child + 1 < size && isBefore(entries[child + 1] as Entry<T>, entries[child] as Entry<T>)) child++;
			if (isBefore(last, entries[child] as Entry<T>)) break;
			entries[at] = entries[child] as Entry<T>;
			at = child;
		}
		entries[at] = last;
		return first.item;
	}
}

const isBefore = (a: Entry<unknown>, b: Entry<unknown>): boolean =>
	a.priority === b.priority ? a.sequence < b.sequence : a.priority < b.priority;
