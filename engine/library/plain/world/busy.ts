import { busy as look } from "interleave";

/** Reads the clock until the time has passed; nothing else can run. Each round burns up to 1 ms, or time would not advance. */
export function busy(ms: number): void {
	const end = performance.now() + ms;
	while (performance.now() < end) look(Math.min(1, end - performance.now()));
}
