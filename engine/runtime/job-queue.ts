/**
 * The microtask queue: a ring of (reaction, source) pairs, first in first out.
 * Pairs instead of closures, so that queueing a job allocates nothing.
 */
export class JobQueue<R, S> {
	#ring: (R | S | null)[] = Array.from({ length: 1 << 8 }, () => null);
	#mask = (1 << 8) - 1;
	#head = 0;
	#tail = 0;

	get size(): number {
		return ((this.#tail - this.#head) & this.#mask) >> 1;
	}

	get isEmpty(): boolean {
		return this.#head === this.#tail;
	}

	push(reaction: R, source: S): void {
		const tail = this.#tail;
		this.#ring[tail] = reaction;
		this.#ring[tail + 1] = source;
		this.#tail = (tail + 2) & this.#mask;
		if (this.#tail === this.#head) this.#grow();
	}

	/** The reaction at the head; call `takeSource` next, which removes the pair. */
	peekReaction(): R {
		return this.#ring[this.#head] as R;
	}

	takeSource(): S {
		const head = this.#head;
		const source = this.#ring[head + 1] as S;
		this.#ring[head] = null;
		this.#ring[head + 1] = null;
		this.#head = (head + 2) & this.#mask;
		return source;
	}

	/** Every pair, first out first. */
	*[Symbol.iterator](): Generator<[R, S]> {
		for (let i = this.#head; i !== this.#tail; i = (i + 2) & this.#mask) yield [this.#ring[i] as R, this.#ring[i + 1] as S];
	}

	/** Forgets every job. */
	clear(): void {
		this.#ring.fill(null);
		this.#head = 0;
		this.#tail = 0;
	}

	/** Doubles a full ring, keeping the order. */
	#grow(): void {
		const old = this.#ring;
		const size = old.length;
		const ring: (R | S | null)[] = Array.from({ length: size * 2 }, () => null);
		for (let i = 0; i < size; i++) ring[i] = old[(this.#head + i) & this.#mask] as R | S | null;
		this.#ring = ring;
		this.#mask = size * 2 - 1;
		this.#head = 0;
		this.#tail = size;
	}
}
