/** What all holders hold by now, in bytes. */
export const memory = { held: 0 };

/** Counts memory as held until it is let go: once, however often. A number goes up, and down again. */
export function hold(bytes: number): Disposable {
	let held = true;
	memory.held += bytes;
	return {
		[Symbol.dispose]() {
			if (held) memory.held -= bytes;
			held = false;
		},
	};
}
