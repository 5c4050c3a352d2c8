import type { VirtualMs } from "../../types";

/** Entries due at one instant, in the order in which they were armed. Most buckets have one entry, so the first is stored without a list. */
export class Bucket<T> {
	/** Entries not cancelled and not taken. A bucket without any is dropped without advancing the clock, so cleared timers have no effect on time. */
	alive = 1;
	/** The bucket that follows in its chain. */
	next: Bucket<T> | null = null;
	#first: T | null;
	#more: T[] | null = null;
	#taken = 0;

	constructor(
		readonly at: VirtualMs,
		/** Of two buckets for one instant, the one with the lower number is older. */
		readonly sequence: number,
		first: T,
	) {
		this.#first = first;
	}

	append(entry: T): void {
		if (this.#more === null) this.#more = [entry];
		else this.#more.push(entry);
		this.alive++;
	}

	/** The entries that have not been taken, cancelled ones included. */
	left(): T[] {
		return [this.#first as T, ...(this.#more ?? [])].slice(this.#taken);
	}

	/** The entry after the last one taken, cancelled ones included. */
	take(): T {
		const index = this.#taken++;
		return index === 0 ? (this.#first as T) : ((this.#more as T[])[index - 1] as T);
	}

	/** Clears all references: a bucket in V8's old generation would otherwise keep younger objects alive until the next full collection. */
	release(): void {
		this.next = null;
		this.#first = null;
		this.#more = null;
	}

	isBefore(other: Bucket<T>): boolean {
		return this.at < other.at || (this.at === other.at && this.sequence < other.sequence);
	}
}

/** Size of the cache of recent buckets, keyed by a hash of their time. Simulations arm many timers for few instants. */
const RECENT_BITS = 10;
const GOLDEN = 0x9e3779b1;

/** Number of chains. A timer's chain is chosen by its delay: 32 steps per power of two. */
const TAILS = 1 << 10;
const FIRST_TIMES = 1 << 6;
const double = new Float64Array(1);
const words = new Uint32Array(double.buffer);
function sizeOf(delay: VirtualMs): number {
	double[0] = delay;
	return ((words[1] as number) >>> 15) & (TAILS - 1);
}

/**
 * Timers ordered by (time, sequence), in buckets. An instant has more than one bucket if the first had dropped out of the cache of recent buckets.
 * The newer bucket then comes later, so entries still fire in the order in which they were armed.
 *
 * Timers of about the same delay mostly come due in the order in which they were armed. So a new bucket is appended to the chain of its delay if
 * its time allows, and only the first bucket of each chain is in the binary heap. That keeps the heap small.
 */
export class TimerQueue<T> {
	/** Entries armed and neither fired nor cancelled. */
	size = 0;
	readonly #isCancelled: (entry: T) => boolean;
	/** Times of the buckets in the heap, in a typed array of their own: sifting reads adjacent numbers. */
	#times = new Float64Array(FIRST_TIMES);
	readonly #heap: Bucket<T>[] = [];
	readonly #recent: (Bucket<T> | null)[] = Array.from({ length: 1 << RECENT_BITS }, () => null);
	readonly #tails: (Bucket<T> | null)[] = Array.from({ length: TAILS }, () => null);
	#sequence = 0;

	/** @param isCancelled true for an entry for which `cancel` has been called */
	constructor(isCancelled: (entry: T) => boolean) {
		this.#isCancelled = isCancelled;
	}

	/** Arms `entry`. @returns its bucket, to be passed to `cancel` */
	add(now: VirtualMs, delay: VirtualMs, entry: T): Bucket<T> {
		this.size++;
		const at = now + delay;
		const slot = Math.imul(at | 0, GOLDEN) >>> (32 - RECENT_BITS);
		const recent = this.#recent[slot] as Bucket<T> | null;
		if (recent !== null && recent.at === at && recent.alive > 0) {
			recent.append(entry);
			return recent;
		}
		const bucket = new Bucket<T>(at, this.#sequence++, entry);
		this.#recent[slot] = bucket;
		const size = sizeOf(delay);
		const tail = this.#tails[size] as Bucket<T> | null;
		this.#tails[size] = bucket;
		if (tail !== null && tail.alive > 0 && tail.at <= at) tail.next = bucket;
		else this.#siftUp(bucket);
		return bucket;
	}

	/** Forgets every entry. */
	clear(): void {
		this.size = 0;
		this.#heap.length = 0;
		this.#times = new Float64Array(FIRST_TIMES);
		this.#recent.fill(null);
		this.#tails.fill(null);
		this.#sequence = 0;
	}

	/** Records that one entry of `bucket` is cancelled. The caller marks the entry itself. */
	cancel(bucket: Bucket<T>): void {
		bucket.alive--;
		this.size--;
	}

	/** The earliest instant that has an entry which is not cancelled, or Infinity. */
	earliest(): VirtualMs {
		const heap = this.#heap;
		while (heap.length > 0) {
			if ((heap[0] as Bucket<T>).alive > 0) return this.#times[0] as VirtualMs;
			this.#drop();
		}
		return Number.POSITIVE_INFINITY;
	}

	/** Removes the first entry of the earliest instant. The queue must not be empty. */
	take(): T {
		const bucket = this.#heap[0] as Bucket<T>;
		for (;;) {
			const entry = bucket.take();
			if (this.#isCancelled(entry)) continue;
			this.cancel(bucket);
			return entry;
		}
	}

	/** Every entry that is armed, by time and then in the order in which they were. */
	entries(): { at: VirtualMs; entry: T }[] {
		const buckets: Bucket<T>[] = [];
		for (const head of this.#heap)
			for (let bucket: Bucket<T> | null = head; bucket !== null; bucket = bucket.next) buckets.push(bucket);
		buckets.sort((a, b) => (a.isBefore(b) ? -1 : 1));
		return buckets.flatMap((bucket) =>
			bucket
				.left()
				.filter((entry) => !this.#isCancelled(entry))
				.map((entry) => ({ at: bucket.at, entry })),
		);
	}

	/** Removes the earliest bucket; the next one of its chain enters the heap. */
	#drop(): void {
		const heap = this.#heap;
		const first = heap[0] as Bucket<T>;
		const { next } = first;
		first.release();
		if (next !== null) {
			this.#siftDown(next);
			return;
		}
		const last = heap.pop() as Bucket<T>;
		if (heap.length > 0) this.#siftDown(last);
	}

	#siftUp(bucket: Bucket<T>): void {
		const heap = this.#heap;
		let i = heap.push(bucket) - 1;
		if (heap.length > this.#times.length) this.#grow();
		const times = this.#times;
		const { at } = bucket;
		while (i > 0) {
			const parent = (i - 1) >> 1;
			// A newer bucket stays below an older one of the same instant.
			if ((times[parent] as number) <= at) break;
			heap[i] = heap[parent] as Bucket<T>;
			times[i] = times[parent] as number;
			i = parent;
		}
		heap[i] = bucket;
		times[i] = at;
	}

	/** Replaces the earliest bucket by `bucket`. */
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
				if (other < time || (other === time && (heap[child + 1] as Bucket<T>).isBefore(heap[child] as Bucket<T>))) {
					child++;
					time = other;
				}
			}
			if (time > at || (time === at && bucket.isBefore(heap[child] as Bucket<T>))) break;
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
