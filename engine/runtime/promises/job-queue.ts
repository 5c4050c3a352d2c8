/** Slots of a chunk: two per job. */
const SLOTS = 256;
const BLANK: readonly null[] = Array.from({ length: SLOTS }, () => null);

// Saved before a program can replace them.
const { apply } = Reflect;
const { slice } = Array.prototype;

/** A part of the queue, with a link to the next one. */
class Chunk<R, S> {
	readonly slots = apply(slice, BLANK, []) as (R | S | null)[];
	next: Chunk<R, S> | null = null;
}

/**
 * The microtask queue: (reaction, source) pairs, first in first out. Pairs instead of closures, so that queueing a job allocates nothing.
 *
 * They are kept in chunks that are written once, read once and dropped. A chunk is then as young as the jobs in it, so storing a reference in it
 * takes no work in V8's write barrier. A long-lived ring buffer moves to the old generation; its write barriers took a tenth of a run's time.
 */
export class JobQueue<R, S> {
	size = 0;
	#reads = new Chunk<R, S>();
	#writes = this.#reads;
	#head = 0;
	#tail = 0;

	push(reaction: R, source: S): void {
		if (this.#tail === SLOTS) this.#extend();
		const tail = this.#tail;
		const { slots } = this.#writes;
		slots[tail] = reaction;
		slots[tail + 1] = source;
		this.#tail = tail + 2;
		this.size++;
	}

	/** The first reaction; the queue must not be empty. Call `takeSource` next, which removes the pair. */
	peekReaction(): R {
		if (this.#head === SLOTS) this.#advance();
		return this.#reads.slots[this.#head] as R;
	}

	takeSource(): S {
		const head = this.#head;
		const { slots } = this.#reads;
		const source = slots[head + 1] as S;
		slots[head] = null;
		slots[head + 1] = null;
		this.#head = head + 2;
		this.size--;
		return source;
	}

	/** The pairs in the order in which they will run. */
	pairs(): [R, S][] {
		const all: [R, S][] = [];
		for (let chunk: Chunk<R, S> | null = this.#reads; chunk !== null; chunk = chunk.next)
			for (let i = 0; i < SLOTS; i += 2) if (chunk.slots[i] !== null) all.push([chunk.slots[i] as R, chunk.slots[i + 1] as S]);
		return all;
	}

	/** Forgets every job. */
	clear(): void {
		this.size = 0;
		this.#reads = this.#writes = new Chunk();
		this.#head = this.#tail = 0;
	}

	#advance(): void {
		const done = this.#reads;
		this.#reads = done.next as Chunk<R, S>;
		this.#head = 0;
		// A chunk in the old generation must not keep all later chunks alive until the next full collection.
		done.next = null;
	}

	#extend(): void {
		const chunk = new Chunk<R, S>();
		this.#writes.next = chunk;
		this.#writes = chunk;
		this.#tail = 0;
	}
}
