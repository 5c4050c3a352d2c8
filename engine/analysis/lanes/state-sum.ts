/** States a cell tells apart: running, ready, waiting, blocked, in the order of `STATE`. */
export const CELL_STATES = 4;

/**
 * How much of each cell of one row is in one state. Cells that a stretch fills are counted where it begins and ends, so that a long
 * one costs no more than a short one: filling them one by one took half the time of pictures that count segments.
 */
export class StateSum {
	/** Of cells that are filled in part, in lanes. */
	readonly #part: Float32Array;
	/** Lanes that fill a cell, as the difference to the cell before. */
	readonly #step: Int32Array;
	#isEmpty = true;

	constructor(columns: number) {
		this.#part = new Float32Array(columns + 1);
		this.#step = new Int32Array(columns + 2);
	}

	/** A stretch of one lane, in columns. */
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
	 * Writes the shares as bytes, where the smallest is still seen, and is empty again.
	 * @param at of the first cell's byte; there are `CELL_STATES` to a cell
	 * @param lanes that make up a whole
	 */
	moveTo(cover: Uint8Array, at: number, lanes: number): void {
		if (this.#isEmpty) return;
		const part = this.#part;
		const step = this.#step;
		const whole = 255 / lanes;
		const columns = part.length - 1;
		// Most cells are filled by as many lanes as the one before, and by none in part: their share is reckoned once.
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

	/** Like `moveTo`, for cells with nothing else in them: writes what a table has for each share. @param at of the first cell */
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
