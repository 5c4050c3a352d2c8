import { ENDING, STATE } from "../../../../engine/analysis";
import type { Palette } from "./palette";
import type { Pencil, Rect } from "./picture";

/** `strength` is the opacity, 0 to 1; below 1 for tasks that a search has not found. */
type Look = { isMain: boolean; strength: number };

/** Fills the time that a task spent in one state. Each state has its own colour and texture. */
export function drawBand(context: Pencil, palette: Palette, state: number, rect: Rect, { isMain, strength }: Look): void {
	const { x, y, width, height } = rect;
	switch (state) {
		case STATE.running:
			context.fillStyle = palette.running;
			context.fillRect(x, y, width, height);
			return;
		case STATE.ready:
			context.fillStyle = palette.ready;
			context.globalAlpha = 0.45 * strength;
			context.fillRect(x, y, width, height);
			context.globalAlpha = strength;
			hatch(context, palette.ready, rect);
			return;
		case STATE.blocked:
			// Main waits nearly all the time, so it is drawn paler.
			context.globalAlpha = (isMain ? 0.4 : 1) * strength;
			context.fillStyle = palette.blocked;
			context.fillRect(x, y, width, height);
			context.globalAlpha = strength;
			notch(context, palette.panel, rect);
			return;
		default:
			context.fillStyle = palette.waiting;
			context.fillRect(x, y, width, height);
	}
}

/** Draws a task's ending at its right end: green for done, magenta with a cross for failed, a line through the task for cancelled. */
export function drawCap(context: Pencil, palette: Palette, ending: number, { x, y, width, height }: Rect): void {
	if (ending === ENDING.live) return;
	// The cap of a failure is visible however short the task is.
	const cap = ending === ENDING.failed ? Math.min(11, Math.max(2.5, width * 0.7)) : Math.min(4, Math.max(1, width * 0.45));
	const left = x + width - cap;
	if (ending === ENDING.cancelled) {
		context.fillStyle = palette.cancelled;
		context.fillRect(left, y, cap, height);
		context.fillStyle = palette.ink;
		context.fillRect(x, y + height / 2 - 0.75, width, 1.5);
		return;
	}
	// A hairline separates the cap, so that it is recognisable where the colours are hard to distinguish.
	if (cap >= 3) {
		context.fillStyle = palette.panel;
		context.fillRect(left - 1, y, 1, height);
	}
	context.fillStyle = ending === ENDING.failed ? palette.failed : palette.done;
	context.fillRect(left, y, cap, height);
	if (ending === ENDING.failed && cap >= 9 && height >= 9) cross(context, palette.panel, left + cap / 2, y + height / 2);
}

function cross(context: Pencil, colour: string, x: number, y: number): void {
	context.strokeStyle = colour;
	context.lineWidth = 1.6;
	context.beginPath();
	context.moveTo(x - 2.6, y - 2.6);
	context.lineTo(x + 2.6, y + 2.6);
	context.moveTo(x + 2.6, y - 2.6);
	context.lineTo(x - 2.6, y + 2.6);
	context.stroke();
}

/** Draws a notch in the upper edge at the start of being blocked. */
function notch(context: Pencil, colour: string, { x, y, width, height }: Rect): void {
	if (width < 9 || height < 8) return;
	context.fillStyle = colour;
	context.beginPath();
	context.moveTo(x + 2, y);
	context.lineTo(x + 8, y);
	context.lineTo(x + 5, y + 4);
	context.fill();
}

function hatch(context: Pencil, colour: string, { x, y, width, height }: Rect): void {
	if (width < 3 || height < 5) return;
	context.save();
	context.beginPath();
	context.rect(x, y, width, height);
	context.clip();
	context.strokeStyle = colour;
	context.lineWidth = 1.4;
	context.beginPath();
	for (let start = x - height; start < x + width; start += 5) {
		context.moveTo(start, y + height);
		context.lineTo(start + height, y);
	}
	context.stroke();
	context.restore();
}
