/**
 * A set of small non-negative integers that returns its smallest. A hierarchical bit set: 32-bit words, and above them words that mark which of those
 * are not zero. It takes three steps for up to 32,768 numbers; a heap of a thousand takes ten.
 */
export class FreeSlots {
	#levels: Uint32Array[] = [new Uint32Array(32), new Uint32Array(1)];

	/** Adds a number that is not in the set. */
	add(slot: number): void {
		while (slot >= (this.#levels[0] as Uint32Array).length * 32) this.#grow();
		const levels = this.#levels;
		let at = slot;
		for (let height = 0; height < levels.length; height++) {
			const level = levels[height] as Uint32Array;
			const word = at >>> 5;
			const bits = level[word] as number;
			level[word] = bits | (1 << (at & 31));
			// A word that was not zero is marked in the level above already.
			if (bits !== 0) break;
			at = word;
		}
	}

	/** Removes the smallest number and returns it; −1 when there is none. */
	takeLowest(): number {
		const levels = this.#levels;
		const top = levels.length - 1;
		if ((levels[top] as Uint32Array)[0] === 0) return -1;
		let at = 0;
		for (let level = top; level >= 0; level--) at = at * 32 + lowestBit((levels[level] as Uint32Array)[at] as number);
		let slot = at;
		for (let height = 0; height <= top; height++) {
			const level = levels[height] as Uint32Array;
			const word = slot >>> 5;
			level[word] = (level[word] as number) & ~(1 << (slot & 31));
			// A word that is still not zero stays marked in the level above.
			if (level[word] !== 0) break;
			slot = word;
		}
		return at;
	}

	/** Adds a level on top: capacity for 32 times as many numbers. */
	#grow(): void {
		const { length } = this.#levels;
		this.#levels = this.#levels.map((level) => {
			const wider = new Uint32Array(level.length * 32);
			wider.set(level);
			return wider;
		});
		const below = this.#levels[length - 1] as Uint32Array;
		this.#levels.push(Uint32Array.of(below[0] === 0 ? 0 : 1));
	}
}

const lowestBit = (word: number): number => 31 - Math.clz32(word & -word);
