import type { Bytes, Series, VirtualMs } from "../types";

/** Most entries kept. Beyond that, neighbouring entries are merged and the stride doubles, so memory is bounded however long the run is. */
const MAX_ENTRIES = 1 << 17;
const FIRST_ENTRIES = 1 << 8;

/** Collects the counts at the end of each instant. A merged entry keeps the maxima of its instants. */
export class SeriesRecorder {
	peakInFlight = 0;
	peakLive = 0;
	#length = 0;
	#stride = 1;
	/** Instants merged into the last entry so far. */
	#merged = 1;
	#time = new Float64Array(FIRST_ENTRIES);
	#live = new Uint32Array(FIRST_ENTRIES);
	#inFlight = new Uint32Array(FIRST_ENTRIES);
	#bytes = new Float64Array(FIRST_ENTRIES);

	/** Records the values from `time` on, until the next call. Calls must be in order of time; a second call for an instant replaces the first. */
	sample(time: VirtualMs, live: number, inFlight: number, bytes: Bytes): void {
		const last = this.#length - 1;
		if (inFlight > this.peakInFlight) this.peakInFlight = inFlight;
		if (live > this.peakLive) this.peakLive = live;
		if (last >= 0) {
			if (this.#stride === 1) {
				if (this.#live[last] === live && this.#inFlight[last] === inFlight && this.#bytes[last] === bytes) return;
				if (this.#time[last] === time) return this.#write(last, time, live, inFlight, bytes);
			} else if (this.#merged < this.#stride) {
				this.#merged++;
				if (live > (this.#live[last] as number)) this.#live[last] = live;
				if (inFlight > (this.#inFlight[last] as number)) this.#inFlight[last] = inFlight;
				if (bytes > (this.#bytes[last] as number)) this.#bytes[last] = bytes;
				return;
			}
		}
		if (this.#length === this.#time.length) this.#makeRoom();
		this.#write(this.#length, time, live, inFlight, bytes);
		this.#length++;
		this.#merged = 1;
	}

	finish(): Series {
		const length = this.#length;
		return {
			length,
			time: this.#time.slice(0, length),
			live: this.#live.slice(0, length),
			inFlight: this.#inFlight.slice(0, length),
			bytes: this.#bytes.slice(0, length),
			stride: this.#stride,
		};
	}

	#write(index: number, time: VirtualMs, live: number, inFlight: number, bytes: Bytes): void {
		this.#time[index] = time;
		this.#live[index] = live;
		this.#inFlight[index] = inFlight;
		this.#bytes[index] = bytes;
	}

	#makeRoom(): void {
		const capacity = this.#time.length;
		if (capacity < MAX_ENTRIES) {
			const grow = <T extends { set(from: T): void }>(from: T, to: T): T => (to.set(from), to);
			this.#time = grow(this.#time, new Float64Array(capacity * 2));
			this.#live = grow(this.#live, new Uint32Array(capacity * 2));
			this.#inFlight = grow(this.#inFlight, new Uint32Array(capacity * 2));
			this.#bytes = grow(this.#bytes, new Float64Array(capacity * 2));
			return;
		}
		const half = this.#length >> 1;
		for (let i = 0; i < half; i++) {
			const a = 2 * i;
			const b = a + 1;
			this.#write(
				i,
				this.#time[a] as number,
				Math.max(this.#live[a] as number, this.#live[b] as number),
				Math.max(this.#inFlight[a] as number, this.#inFlight[b] as number),
				Math.max(this.#bytes[a] as number, this.#bytes[b] as number),
			);
		}
		this.#length = half;
		this.#stride *= 2;
	}
}
