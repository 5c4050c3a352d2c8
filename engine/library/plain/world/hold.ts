export const memory = { held: 0 };

/** Counts memory as held until it is disposed: a number goes up, and down again once, even if it is disposed twice. */
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
