import { forget, readStored, store } from "../../ui/storage";

/** What a learner wrote in one place: the current text, and the text before the last reset. */
export type Draft = { text: string | null; before: string | null };

const isDraft = (value: unknown): value is Draft =>
	typeof value === "object" &&
	value !== null &&
	"text" in value &&
	"before" in value &&
	[value.text, value.before].every((one) => one === null || typeof one === "string");

/** Reads a draft; anything that is not one counts as none. */
export function readDraft(key: string): Draft {
	const none: Draft = { text: null, before: null };
	const stored = readStored(`draft.${key}`);
	if (stored === null) return none;
	try {
		const value: unknown = JSON.parse(stored);
		return isDraft(value) ? value : none;
	} catch {
		return none;
	}
}

/** Stores a draft; an empty one is removed. @returns false when the browser will not keep it after the page is left */
export function writeDraft(key: string, draft: Draft): boolean {
	if (draft.text !== null || draft.before !== null) return store(`draft.${key}`, JSON.stringify(draft));
	forget(`draft.${key}`);
	return true;
}
