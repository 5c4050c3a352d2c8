import { useCallback, useEffect, useState } from "react";
import type { Files } from "../../run/run-store";
import { type Draft, put, readDraft, undone, writeDraft } from "./draft";

/** The learner's version of a program, kept in the browser file by file. */
export type ProgramState = {
	files: Files;
	setText(file: string, text: string): void;
	isEdited: boolean;
	/** Puts a program in place of `main.ts`, or with null the original files; the learner's texts are kept for `undo`. */
	put(program: string | null): void;
	/** Restores the texts that others took the place of; null when there are none. */
	undo: (() => void) | null;
	/** True when the browser will not keep a text after the page is left. */
	isLost: boolean;
};

const MAIN = "main.ts";
const NONE: Draft = { text: null, before: null };

/**
 * @param place a lesson's step, or the playground: the key under which the texts are kept
 * @param start the original files; the same object as long as the place is the same
 */
export function useProgram(place: string, start: Files): ProgramState {
	// The prerendered page shows the original program, so the first render must, too; the drafts follow at once.
	const [read, setRead] = useState<{ place: string; drafts: Record<string, Draft> } | null>(null);
	const [isLost, setLost] = useState(false);
	// Drafts of another place must never be shown or stored for this one.
	const drafts = read?.place === place ? read.drafts : {};

	useEffect(() => {
		const known = Object.keys(start).map((file) => [file, readDraft(keyOf(place, file))]);
		setRead({ place, drafts: Object.fromEntries(known) as Record<string, Draft> });
	}, [place, start]);

	const change = useCallback(
		(next: Record<string, Draft>): void => {
			setRead({ place, drafts: { ...drafts, ...next } });
			const isKept = Object.entries(next).map(([file, draft]) => writeDraft(keyOf(place, file), draft));
			setLost(isKept.includes(false));
		},
		[place, drafts],
	);
	const draftOf = (file: string): Draft => drafts[file] ?? NONE;
	const names = Object.keys(start);
	const undoable = names.flatMap((file) => {
		const earlier = undone(draftOf(file));
		return earlier ? [[file, earlier] as const] : [];
	});
	return {
		files: Object.fromEntries(names.map((file) => [file, draftOf(file).text ?? start[file] ?? ""])),
		setText: (file, text) => change({ [file]: { ...draftOf(file), text: text === start[file] ? null : text } }),
		isEdited: names.some((file) => draftOf(file).text !== null),
		put(program) {
			if (program !== null) change({ [MAIN]: put(draftOf(MAIN), program === start[MAIN] ? null : program) });
			else change(Object.fromEntries(names.map((file) => [file, put(draftOf(file), null)])));
		},
		undo: undoable.length > 0 ? () => change(Object.fromEntries(undoable)) : null,
		isLost,
	};
}

/** `main.ts` has the key of its place, as it had when programs were one file. */
const keyOf = (place: string, file: string): string => (file === MAIN ? place : `${place}:${file}`);
