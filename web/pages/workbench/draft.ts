import { forget, readStored, store } from "../../ui/storage";

/** What a learner wrote in one place. Null stands for the original program, or for none. */
export type Draft = {
	/** The current text. */
	text: string | null;
	/** The text that another program took the place of. */
	before: string | null;
	/** The program that took its place: an example, or the original. */
	placed?: string | null;
};

/** True until the program that was put in place of the learner's is changed. */
const isUntouched = ({ text, placed = null }: Draft): boolean => text === placed;

/** Puts a program in the place of the current text, which is kept unless it is a program that was put there. */
export function put(draft: Draft, placed: string | null): Draft {
	return { text: placed, before: isUntouched(draft) ? draft.before : draft.text, placed };
}

/** The draft before the last program was put into it; null when there is none, or once that program has been changed. */
export const undone = (draft: Draft): Draft | null =>
	draft.before !== null && isUntouched(draft) ? { text: draft.before, before: null } : null;

const isDraft = (value: unknown): value is Draft =>
	typeof value === "object" &&
	value !== null &&
	"text" in value &&
	"before" in value &&
	[value.text, value.before, "placed" in value ? value.placed : null].every((one) => one === null || typeof one === "string");

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
