import { PLOT } from "../../axis/plot";
import { drawDensity } from "./draw-density";
import { drawOverlay } from "./draw-overlay";
import { countVisible, drawSpans } from "./draw-spans";
import { DIRECT_LANE } from "./lane-layout";
import type { Pencil, TimelinePicture } from "./picture";

/** Above this many visible spans a group is painted as a density map even if its lanes are tall enough. */
const MANY_SPANS = 30_000;

/** Paints the timeline without clearing the canvas. `context` is scaled so that one unit is one CSS pixel. */
export function drawTimeline(context: Pencil, picture: TimelinePicture): void {
	const { layout, box, scroll, height } = picture;
	context.save();
	context.beginPath();
	context.rect(PLOT.left, 0, box.width - PLOT.left - PLOT.right + 1, height);
	context.clip();
	// While the critical path or a search is shown, everything else is dimmed.
	for (const group of layout.groups) {
		if (group.top + group.height < scroll || group.top > scroll + height) continue;
		const visible = group.laneHeight < DIRECT_LANE ? Number.POSITIVE_INFINITY : countVisible(picture, group);
		if (visible > MANY_SPANS) drawDensity(context, picture, group);
		else drawSpans(context, picture, group, visible);
	}
	drawOverlay(context, picture);
	context.restore();
}
