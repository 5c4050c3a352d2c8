/** A binary heap of numbers with a payload each; equal numbers come out with the smaller payload first. */
export class MinHeap {
	length = 0;
	#key = new Float64Array(256);
	#payload = new Uint32Array(256);

	get firstKey(): number {
		return this.#key[0] as number;
	}

	push(key: number, payload: number): void {
		if (this.length === this.#key.length) this.#grow();
		let i = this.length++;
		while (i > 0) {
			const parent = (i - 1) >> 1;
			if (!this.#before(key, payload, parent)) break;
			this.#move(parent, i);
			i = parent;
		}
		this.#key[i] = key;
		this.#payload[i] = payload;
	}

	/** Removes the smallest and returns its payload. */
	pop(): number {
		const result = this.#payload[0] as number;
		const last = --this.length;
		const key = this.#key[last] as number;
		const payload = this.#payload[last] as number;
		let i = 0;
		for (;;) {
			let child = 2 * i + 1;
			if (child >= last) break;
			if (child + 1 < last && this.#before(this.#key[child + 1] as number, this.#payload[child + 1] as number, child)) child++;
			if (this.#before(key, payload, child)) break;
			this.#move(child, i);
			i = child;
		}
		this.#key[i] = key;
		this.#payload[i] = payload;
		return result;
	}

	#before(key: number, payload: number, at: number): boolean {
		const other = this.#key[at] as number;
		return key < other || (key === other && payload < (this.#payload[at] as number));
	}

	#move(from: number, to: number): void {
		this.#key[to] = this.#key[from] as number;
		this.#payload[to] = this.#payload[from] as number;
	}

	#grow(): void {
		const key = new Float64Array(this.length * 2);
		key.set(this.#key);
		this.#key = key;
		const payload = new Uint32Array(this.length * 2);
		payload.set(this.#payload);
		this.#payload = payload;
	}
}
