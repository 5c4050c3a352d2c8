import type { Page } from "playwright-core";
import type { Watched } from "./app";

/** What a gesture cost, in real milliseconds. */
export type Gesture = {
	/** From picture to picture, as the browser says when it asks for one. */
	frames: number[];
	/** Of the page's own thread, for each step of the gesture. */
	page: number[];
	/** Of the drawing worker, for each picture. */
	worker: number[];
};

/**
 * Makes one step of a gesture for each picture that the browser asks for, and measures both.
 * @param kind "wheel": pans and zooms in turns; "drag": takes the playhead through the run and back
 */
export function gesture(page: Page, kind: "wheel" | "drag", steps: number): Promise<Gesture> {
	return page.evaluate(
		async ({ kind: what, steps: count }) => {
			const { watched } = globalThis as unknown as { watched: Watched };
			watched.scriptMs.length = 0;
			const list = document.querySelector("[data-part=timeline]") as HTMLElement;
			const { left, top, width, height } = list.getBoundingClientRect();
			const at = { bubbles: true, cancelable: true, clientY: top + height / 2, pointerId: 1, button: 0, buttons: 1 };
			const pointer = (type: string, x: number): void => {
				list.dispatchEvent(new PointerEvent(type, { ...at, clientX: x, isPrimary: true }));
			};
			const step = (i: number): void => {
				const share = Math.abs(((i / count) * 2) % 2);
				const x = left + 120 + (width - 150) * (share > 1 ? 2 - share : share);
				if (what === "drag") return pointer("pointermove", x);
				// Closer and out again, with panning in between: all resolutions come by.
				const isZoom = i % 3 !== 2;
				const deltaY = isZoom ? (share < 1 ? -45 : 45) * (i < count / 2 ? 1 : -1) : 0;
				const deltaX = isZoom ? 0 : i % 2 === 0 ? 40 : -25;
				list.dispatchEvent(new WheelEvent("wheel", { ...at, clientX: left + width * 0.6, deltaY, deltaX, ctrlKey: isZoom }));
			};
			const result = { frames: [] as number[], page: [] as number[], worker: [] as number[] };
			// A pointer that is not really down cannot be captured.
			Element.prototype.setPointerCapture = () => {};
			if (what === "drag") pointer("pointerdown", left + 120);
			await new Promise<void>((resolve) => {
				let i = 0;
				let last = 0;
				const frame = (now: number): void => {
					// The clock of frames is off by a tenth of a millisecond now and then; a frame that was missed by 16.7.
					if (last > 0) result.frames.push(now - last < 17 ? Math.min(now - last, 1000 / 60) : now - last);
					last = now;
					if (i === count) return resolve();
					const since = performance.now();
					step(i++);
					// React answers in a microtask, and this one stands behind it.
					queueMicrotask(() => queueMicrotask(() => result.page.push(performance.now() - since)));
					requestAnimationFrame(frame);
				};
				requestAnimationFrame(frame);
			});
			if (what === "drag") pointer("pointerup", left + 120);
			await new Promise((resolve) => setTimeout(resolve, 400));
			result.worker = watched.scriptMs.slice();
			return result;
		},
		{ kind, steps },
	);
}

/** The value below which 95 of 100 lie. */
export function p95(values: number[]): number {
	const sorted = values.toSorted((a, b) => a - b);
	return sorted[Math.min(sorted.length - 1, Math.ceil(sorted.length * 0.95) - 1)] ?? Number.NaN;
}

export const median = (values: number[]): number => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
