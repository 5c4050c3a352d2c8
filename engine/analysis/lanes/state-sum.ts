/** Number of states that a cell distinguishes: running, ready, waiting, blocked, in the order of `STATE`. */
export const CELL_STATES = 4;

/**
 * Sums how much of each cell of one row is in one state. The cells that an interval fills completely are stored as differences at its two ends
 * (a difference array), so a long interval costs no more than a short one. Filling cells one by one took half the time of a picture.
 */
export class StateSum {
	/** The partial fill of each cell, in lanes. */
	readonly #part: Float32Array;
	/** Number of lanes that fill a cell completely, as the difference to the previous cell. */
	readonly #step: Int32Array;
	#isEmpty = true;

	constructor(columns: number) {
		this.#part = new Float32Array(columns + 1);
		this.#step = new Int32Array(columns + 2);
	}

	/** Adds an interval of one lane. @param from @param to in columns, fractional */
	add(from: number, to: number): void {
		if (to <= from) return;
		this.#isEmpty = false;
		const first = Math.floor(from);
		const last = Math.floor(to);
		if (first === last) {
			this.#part[first]! += to - from;
			return;
		}
		this.#part[first]! += first + 1 - from;
		if (to > last) this.#part[last]! += to - last;
		this.#step[first + 1]! += 1;
		this.#step[last]! -= 1;
	}

	get isEmpty(): boolean {
		return this.#isEmpty;
	}

	/**
	 * Writes the shares as bytes and resets the sums. A share above 0 never becomes byte 0.
	 * @param at index of the first cell's byte; a cell has `CELL_STATES` bytes
	 * @param lanes number of lanes that count as 100 %
	 */
	moveTo(cover: Uint8Array, at: number, lanes: number): void {
		if (this.#isEmpty) return;
		const part = this.#part;
		const step = this.#step;
		const whole = 255 / lanes;
		const columns = part.length - 1;
		// Memoised: most cells are filled by as many lanes as the previous cell, and by none in part.
		let full = 0;
		let share = 0;
		for (let column = 0, byte = at; column < columns; column++, byte += CELL_STATES) {
			const more = step[column] as number;
			const some = part[column] as number;
			if (more !== 0) share = shareOf((full += more) * whole);
			cover[byte] = some === 0 ? share : shareOf((full + some) * whole);
		}
		this.#clear();
	}

	/** Like `moveTo`, for cells with a single state: writes the table's entry for each share. @param at index of the first cell */
	moveThrough(table: Uint32Array, cells: Uint32Array, at: number, lanes: number): void {
		const part = this.#part;
		const step = this.#step;
		const whole = 255 / lanes;
		const columns = part.length - 1;
		let full = 0;
		let lone = table[0] as number;
		for (let column = 0; column < columns; column++) {
			const more = step[column] as number;
			const some = part[column] as number;
			if (more !== 0) lone = table[shareOf((full += more) * whole)] as number;
			cells[at + column] = some === 0 ? lone : (table[shareOf((full + some) * whole)] as number);
		}
		this.#clear();
	}

	#clear(): void {
		this.#part.fill(0);
		this.#step.fill(0);
		this.#isEmpty = true;
	}
}

/** A share as a byte. @param exact 0 to 255, or a little more by rounding */
function shareOf(exact: number): number {
	if (exact <= 0) return 0;
	const share = Math.ceil(exact - 1e-3);
	return share < 1 ? 1 : share > 255 ? 255 : share;
}
