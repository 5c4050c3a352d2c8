import type { Palette } from "../../../web/scope/timeline/draw/palette";

/** Colours by their names, for pictures that are told in words. */
export const NAMED: Palette = {
	running: "running",
	ready: "ready",
	waiting: "waiting",
	blocked: "blocked",
	failed: "failed",
	cancelled: "cancelled",
	done: "done",
	panel: "panel",
	onWaiting: "onWaiting",
	ink: "ink",
	accent: "accent",
	blockInk: "blockInk",
};
