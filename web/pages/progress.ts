import { readStored, store } from "../ui/storage";

/** Folders of the steps of a lesson that the learner has done. */
export function readDone(slug: string): string[] {
	const stored = readStored(`done.${slug}`);
	return stored === null || stored === "" ? [] : stored.split(" ");
}

/** Remembers that a step is done. */
export function markDone(slug: string, folder: string): void {
	const done = readDone(slug);
	if (!done.includes(folder)) store(`done.${slug}`, [...done, folder].join(" "));
}
