import type { VirtualMs } from "../../types";

/** Entries due at one instant, in the order in which they were armed. Most have one entry, so the first needs no list. */
export class Bucket<T> {
	/** Entries not cancelled and not taken. A bucket without any is dropped unseen, so that a cleared timer never moves the clock. */
	alive = 1;
	/** The bucket that follows in its chain. */
	next: Bucket<T> | null = null;
	#first: T | null;
	#more: T[] | null = null;
	#taken = 0;

	constructor(
		readonly at: VirtualMs,
		/** Of two buckets for one instant the one with the lower number was made first. */
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

	/** Lets go of everything; what has grown old would otherwise keep from the collector what is younger. */
	release(): void {
		this.next = null;
		this.#first = null;
		this.#more = null;
	}

	isBefore(other: Bucket<T>): boolean {
		return this.at < other.at || (this.at === other.at && this.sequence < other.sequence);
	}
}

/** Recent buckets by a hash of their time. Simulations arm many timers for few instants, and find them here. */
const RECENT_BITS = 10;
const GOLDEN = 0x9e3779b1;

/** Ends of chains by the size of the delay: its power of two, in 32 steps. */
const TAILS = 1 << 10;
const FIRST_TIMES = 1 << 6;
const double = new Float64Array(1);
const words = new Uint32Array(double.buffer);
function sizeOf(delay: VirtualMs): number {
	double[0] = delay;
	return ((words[1] as number) >>> 15) & (TAILS - 1);
}

/**
 * Timers ordered by (time, sequence): buckets, one or more for each instant. An instant has more than one when its bucket had been
 * forgotten; the newer one then comes later, so entries still fire in the order in which they were armed.
 *
 * Timers of about the same delay mostly come due in the order in which they were armed. So a new bucket is put at the end of the chain of its
 * delay where it can be, and only the first buckets of chains lie in a binary heap, which is then small.
 */
export class TimerQueue<T> {
	/** Entries armed and neither fired nor cancelled. */
	size = 0;
	readonly #isCancelled: (entry: T) => boolean;
	/** Times beside the buckets: sifting compares numbers that lie side by side. */
	#times = new Float64Array(FIRST_TIMES);
	readonly #heap: Bucket<T>[] = [];
	readonly #recent: (Bucket<T> | null)[] = Array.from({ length: 1 << RECENT_BITS }, () => null);
	readonly #tails: (Bucket<T> | null)[] = Array.from({ length: TAILS }, () => null);
	#sequence = 0;

	/** @param isCancelled true of an entry that `cancel` has been called for */
	constructor(isCancelled: (entry: T) => boolean) {
		this.#isCancelled = isCancelled;
	}

	/** Arms `entry`; the bucket that comes back is what `cancel` takes. */
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

	/** Says that one entry of `bucket` will not count any more. The caller marks the entry itself. */
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

	/** Removes the first entry of the earliest instant; there is one. */
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

	/** Removes the earliest bucket; the next of its chain comes into the heap. */
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
			// A bucket made later stays below one of the same instant.
			if ((times[parent] as number) <= at) break;
			heap[i] = heap[parent] as Bucket<T>;
			times[i] = times[parent] as number;
			i = parent;
		}
		heap[i] = bucket;
		times[i] = at;
	}

	/** Puts `bucket` in the place of the earliest. */
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
