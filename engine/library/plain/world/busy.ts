import { busy as look } from "interleave";

/** Looks at the clock until the time has passed; nobody else gets a turn. A look takes up to 1 ms, or the clock stood still. */
export function busy(ms: number): void {
	const end = performance.now() + ms;
	while (performance.now() < end) look(Math.min(1, end - performance.now()));
}
