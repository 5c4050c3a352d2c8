import type { ConsoleLine } from "../../engine/types";

/** Most lines shown while a run is in progress, so that endless printing does not fill the page. The whole console arrives with the result. */
const MOST_LINES = 200;
/** Real milliseconds until a line is rendered. */
const SHOWN_AFTER = 50;

/**
 * Throttles the rendering of console lines of a run in progress. Most runs end before the first rendering. Rendering after each line took longer
 * than the run.
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
