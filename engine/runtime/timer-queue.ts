import type { VirtualMs } from "../types";

/** All entries due at one instant, in the order in which they were armed. */
class Bucket<T> {
	readonly entries: T[] = [];
	/** Entries not cancelled. A bucket without any is dropped unseen, so that a cleared timer never moves the clock. */
	alive = 0;
	constructor(readonly at: VirtualMs) {}
}

export type { Bucket };

/**
 * Timers ordered by (time, sequence): a binary heap of distinct instants, a first-in-first-out list for each.
 * Simulations arm many timers for few instants, which makes arming one O(1) nearly always.
 */
export class TimerQueue<T> {
	/** Entries armed and neither fired nor cancelled. */
	size = 0;
	readonly #heap: Bucket<T>[] = [];
	readonly #byTime = new Map<VirtualMs, Bucket<T>>();
	#lastUsed: Bucket<T> | null = null;

	/** Arms `entry`; the bucket that comes back is what `cancel` takes. */
	add(at: VirtualMs, entry: T): Bucket<T> {
		let bucket = this.#lastUsed;
		if (bucket === null || bucket.at !== at) {
			bucket = this.#byTime.get(at) ?? null;
			if (bucket === null) {
				bucket = new Bucket<T>(at);
				this.#byTime.set(at, bucket);
				this.#siftUp(bucket);
			}
			this.#lastUsed = bucket;
		}
		bucket.entries.push(entry);
		bucket.alive++;
		this.size++;
		return bucket;
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
		this.#byTime.delete(first.at);
		if (this.#lastUsed === first) this.#lastUsed = null;
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
		while (i > 0) {
			const parent = (i - 1) >> 1;
			const above = heap[parent] as Bucket<T>;
			if (above.at <= bucket.at) break;
			heap[i] = above;
			i = parent;
		}
		heap[i] = bucket;
	}

	#siftDown(bucket: Bucket<T>): void {
		const heap = this.#heap;
		const size = heap.length;
		let i = 0;
		for (;;) {
			let child = 2 * i + 1;
			if (child >= size) break;
			if (child + 1 < size && (heap[child + 1] as Bucket<T>).at < (heap[child] as Bucket<T>).at) child++;
			if ((heap[child] as Bucket<T>).at >= bucket.at) break;
			heap[i] = heap[child] as Bucket<T>;
			i = child;
		}
		heap[i] = bucket;
	}
}
