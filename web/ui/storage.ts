/**
 * Stores texts in `localStorage`. When that is blocked or full, they are kept only until the page is left.
 * Nothing here throws: a lost preference must not break the page.
 */
const memory = new Map<string, string>();
const PREFIX = "interleave.";

/** The text stored under `key`, or null. */
export function readStored(key: string): string | null {
	const kept = memory.get(key);
	if (kept !== undefined) return kept;
	try {
		return localStorage.getItem(PREFIX + key);
	} catch {
		return null;
	}
}

/** Stores a text. @returns false when it is kept only until the page is left */
export function store(key: string, text: string): boolean {
	try {
		localStorage.setItem(PREFIX + key, text);
		memory.delete(key);
		return true;
	} catch {
		memory.set(key, text);
		return false;
	}
}

/** Removes the text under `key`. */
export function forget(key: string): void {
	memory.delete(key);
	try {
		localStorage.removeItem(PREFIX + key);
	} catch {
		// Storage is blocked, so nothing was stored.
	}
}
