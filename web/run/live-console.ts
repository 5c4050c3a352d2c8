import type { ConsoleLine } from "../../engine/types";

/** A run that prints for ever must not fill the page; the whole console comes with the result. */
const MOST_LINES = 200;
/** Real milliseconds from a line to the picture with it. */
const SHOWN_AFTER = 50;

/**
 * Gathers console lines of a run under way and shows them a few times a second: most runs are over before, and a render for each line took
 * longer than the run.
 */
export function createLiveConsole(show: (lines: ConsoleLine[]) => void): (line: ConsoleLine) => void {
	const lines: ConsoleLine[] = [];
	let isDue = false;
	return (line) => {
		lines.push(line);
		if (lines.length > MOST_LINES) lines.shift();
		if (isDue) return;
		isDue = true;
		setTimeout(() => {
			isDue = false;
			show([...lines]);
		}, SHOWN_AFTER);
	};
}
