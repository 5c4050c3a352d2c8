/**
 * Remembers texts in `localStorage`, or only until the page is left when the browser blocks it or it is full.
 * Nothing here ever throws: losing a preference is no reason to lose the page.
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

/** Stores a text. @returns false when it will be forgotten with the page */
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

/** Forgets what is stored under `key`. */
export function forget(key: string): void {
	memory.delete(key);
	try {
		localStorage.removeItem(PREFIX + key);
	} catch {
		// Nothing was stored there, then.
	}
}
