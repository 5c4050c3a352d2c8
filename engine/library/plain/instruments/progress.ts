export const told: { at: number; done: number; total: number; left: number }[] = [];

/** Stores how far the work is, and estimates the time that is left: as long for each part as for those that are done. */
export function progress(done: number, total: number): void {
	const at = performance.now();
	told.push({ at, done, total, left: done === 0 ? Infinity : (at / done) * (total - done) });
}
