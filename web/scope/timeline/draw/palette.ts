import { readColor } from "../../../ui/colors";

/** Colours of states for the canvas, read from the tokens. */
export type Palette = {
	running: string;
	ready: string;
	waiting: string;
	blocked: string;
	failed: string;
	cancelled: string;
	done: string;
	panel: string;
	/** Text on a waiting span. */
	onWaiting: string;
	ink: string;
	accent: string;
	blockInk: string;
};

export function readPalette(): Palette {
	return {
		running: readColor("--run"),
		ready: readColor("--ready"),
		waiting: readColor("--wait"),
		blocked: readColor("--block"),
		failed: readColor("--fail"),
		cancelled: readColor("--cancel"),
		done: readColor("--run"),
		panel: readColor("--panel"),
		onWaiting: readColor("--on-wait"),
		ink: readColor("--ink"),
		accent: readColor("--accent"),
		blockInk: readColor("--block-ink"),
	};
}
