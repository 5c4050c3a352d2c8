import type { VirtualMs } from "../types";

/** Entries due at one instant, in the order in which they were armed. Most have one entry, so the first needs no list. */
export class Bucket<T> {
	/** Entries not cancelled. A bucket without any is dropped unseen, so that a cleared timer never moves the clock. */
	alive = 1;
	#more: T[] | null = null;
	#taken = 0;

	constructor(
		readonly at: VirtualMs,
		/** Of two buckets for one instant the one with the lower number was made first. */
		readonly sequence: number,
		readonly first: T,
	) {}

	append(entry: T): void {
		if (this.#more === null) this.#more = [entry];
		else this.#more.push(entry);
		this.alive++;
	}

	/** The entries that have not been taken. */
	left(): T[] {
		return [this.first, ...(this.#more ?? [])].slice(this.#taken);
	}

	/** The entry after the last one taken, cancelled ones included; there is one while `alive` is above 0. */
	take(): T {
		const index = this.#taken++;
		return index === 0 ? this.first : ((this.#more as T[])[index - 1] as T);
	}
}

/** Recent buckets by a hash of their time. Simulations arm many timers for few instants, and find them here. */
const RECENT_BITS = 10;
const GOLDEN = 0x9e3779b1;

/**
 * Timers ordered by (time, sequence): a binary heap of buckets, one or more for each instant. An instant has more than one when its
 * bucket had been forgotten; the newer one then comes later, so entries still fire in the order in which they were armed.
 */
export class TimerQueue<T> {
	/** Entries armed and neither fired nor cancelled. */
	size = 0;
	/** Times beside the buckets: sifting compares numbers that lie side by side. */
	#times = new Float64Array(64);
	readonly #heap: Bucket<T>[] = [];
	readonly #recent: (Bucket<T> | null)[] = Array.from({ length: 1 << RECENT_BITS }, () => null);
	#sequence = 0;

	/** Arms `entry`; the bucket that comes back is what `cancel` takes. */
	add(at: VirtualMs, entry: T): Bucket<T> {
		this.size++;
		const slot = Math.imul(at | 0, GOLDEN) >>> (32 - RECENT_BITS);
		const recent = this.#recent[slot] as Bucket<T> | null;
		if (recent !== null && recent.at === at) {
			recent.append(entry);
			return recent;
		}
		const bucket = new Bucket<T>(at, this.#sequence++, entry);
		this.#recent[slot] = bucket;
		this.#siftUp(bucket);
		return bucket;
	}

	/** Every entry not yet taken, cancelled ones included, by time and then in the order in which they were armed. */
	entries(): { at: VirtualMs; entry: T; bucket: Bucket<T> }[] {
		const buckets = [...this.#heap].sort((a, b) => a.at - b.at || a.sequence - b.sequence);
		return buckets.flatMap((bucket) => bucket.left().map((entry) => ({ at: bucket.at, entry, bucket })));
	}

	/** Says that one entry of `bucket` will not count any more. The caller marks the entry itself. */
	cancel(bucket: Bucket<T>): void {
		bucket.alive--;
		this.size--;
	}

	/** The earliest instant that has a living entry, or null. */
	peekTime(): VirtualMs | null {
		for (;;) {
			const first = this.#heap[0];
			if (first === undefined) return null;
			if (first.alive > 0) return first.at;
			this.takeBucket();
		}
	}

	/** Removes the earliest bucket. Its living entries still count in `size` until `fired` is called for each. */
	takeBucket(): Bucket<T> {
		const heap = this.#heap;
		const first = heap[0] as Bucket<T>;
		const last = heap.pop() as Bucket<T>;
		if (heap.length > 0) this.#siftDown(last);
		const slot = Math.imul(first.at | 0, GOLDEN) >>> (32 - RECENT_BITS);
		if (this.#recent[slot] === first) this.#recent[slot] = null;
		return first;
	}

	/** Says that a living entry of a bucket taken before is firing now. */
	fired(bucket: Bucket<T>): void {
		bucket.alive--;
		this.size--;
	}

	#siftUp(bucket: Bucket<T>): void {
		const heap = this.#heap;
		let i = heap.push(bucket) - 1;
		if (heap.length > this.#times.length) this.#grow();
		const times = this.#times;
		const { at } = bucket;
		while (i > 0) {
			const parent = (i - 1) >> 1;
			// A bucket made later stays below one of the same instant.
			if ((times[parent] as number) <= at) break;
			heap[i] = heap[parent] as Bucket<T>;
			times[i] = times[parent] as number;
			i = parent;
		}
		heap[i] = bucket;
		times[i] = at;
	}

	#siftDown(bucket: Bucket<T>): void {
		const heap = this.#heap;
		const times = this.#times;
		const size = heap.length;
		const { at } = bucket;
		let i = 0;
		for (;;) {
			let child = 2 * i + 1;
			if (child >= size) break;
			let time = times[child] as number;
			if (child + 1 < size) {
				const other = times[child + 1] as number;
				if (other < time || (other === time && isOlder(heap[child + 1], heap[child]))) {
					child++;
					time = other;
				}
			}
			if (time > at || (time === at && (heap[child] as Bucket<T>).sequence > bucket.sequence)) break;
			heap[i] = heap[child] as Bucket<T>;
			times[i] = time;
			i = child;
		}
		heap[i] = bucket;
		times[i] = at;
	}

	#grow(): void {
		const times = new Float64Array(this.#times.length * 2);
		times.set(this.#times);
		this.#times = times;
	}
}

const isOlder = (a: Bucket<unknown> | undefined, b: Bucket<unknown> | undefined): boolean =>
	a !== undefined && b !== undefined && a.sequence < b.sequence;
