export const memory = { held: 0 };

/** Counts memory as held until it is let go, however often: a number goes up, and down again once. */
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
