import { useCallback, useEffect, useState } from "react";
import { type Draft, put, readDraft, undone, writeDraft } from "./draft";

const NONE: Draft = { text: null, before: null };

export type DraftState = {
	value: string;
	setValue(value: string): void;
	isEdited: boolean;
	/** Puts a program in its place, or the original one; the learner's text is kept for `undo`. */
	put(program: string | null): void;
	/** Restores the text that another program took the place of; null when there is none. */
	undo: (() => void) | null;
	/** True when the browser will not keep the text after the page is left. */
	isLost: boolean;
};

/**
 * The learner's version of a program, kept in the browser.
 * @param key the place: a lesson's step, or the playground
 * @param start the original program
 */
export function useDraft(key: string, start: string): DraftState {
	// The prerendered page shows the original program, so the first render must, too; the draft follows at once.
	const [read, setRead] = useState<{ key: string; draft: Draft } | null>(null);
	const [isLost, setLost] = useState(false);
	// A draft of another place must never be shown or stored for this one.
	const draft = read?.key === key ? read.draft : NONE;

	useEffect(() => setRead({ key, draft: readDraft(key) }), [key]);

	const change = useCallback(
		(next: Draft): void => {
			setRead({ key, draft: next });
			setLost(!writeDraft(key, next));
		},
		[key],
	);
	const value = draft.text ?? start;
	const earlier = undone(draft);
	return {
		value,
		setValue: (text) => change({ ...draft, text: text === start ? null : text }),
		isEdited: draft.text !== null,
		put: (program) => change(put(draft, program === start ? null : program)),
		undo: earlier && (() => change(earlier)),
		isLost,
	};
}
