import { type RefObject, useEffect, useLayoutEffect, useRef, useState } from "react";
import type { Drawing } from "../../../run/drawing";
import { onThemeChange } from "../../../ui/theme";
import type { LanesBy } from "../../scope-state";
import { type Palette, readPalette } from "../draw/palette";
import type { PathColumns } from "../draw/picture";
import { createDistantPainter } from "./paint-worker";
import { createDirectPainter, isDrawnElsewhere, type Painter } from "./painter";
import type { Frame, LanePlaces } from "./painter-messages";

/** Debounce: real milliseconds without a change after which a picture is drawn exactly. */
const SETTLED = 140;

/** The positions of a run's tasks, and the run and lanes for which they are valid. */
export type Placed = LanePlaces & { drawing: Drawing; by: LanesBy };

/**
 * A painter for an element: on the page's thread for a small run, in a worker for a large one.
 * @returns the positions of the tasks; null while a worker is still sorting them
 */
export function usePainter(
	host: RefObject<HTMLElement | null>,
	drawing: Drawing,
	by: LanesBy,
	extras: { matches: Uint8Array | null; path: PathColumns | null },
): { placed: Placed | null; painter: RefObject<Painter | null>; isElsewhere: boolean } {
	const isElsewhere = isDrawnElsewhere(drawing);
	const painter = useRef<Painter | null>(null);
	const wanted = useRef({ drawing, by });
	const isFirst = useRef(true);
	const [placed, setPlaced] = useState<Placed | null>(null);
	const { matches, path } = extras;

	// Before the effects that use the painter, because effects run in the order of their calls.
	useLayoutEffect(() => {
		const parent = host.current;
		if (!parent) return;
		const hooks = {
			onPlaces: (places: LanePlaces) => setPlaced({ ...places, ...wanted.current }),
			onPainted: (scriptMs: number) => {
				if (isFirst.current) performance.mark("timeline painted");
				isFirst.current = false;
				parent.dataset.painted = String(Number(parent.dataset.painted ?? 0) + 1);
				parent.dataset.scriptMs = scriptMs.toFixed(2);
			},
		};
		const made = isElsewhere ? createDistantPainter(parent, hooks) : createDirectPainter(parent, hooks);
		painter.current = made;
		return () => {
			painter.current = null;
			made.remove();
		};
	}, [host, isElsewhere]);

	useLayoutEffect(() => {
		wanted.current = { drawing, by };
		isFirst.current = true;
		painter.current?.setScene(drawing, by);
	}, [drawing, by, isElsewhere]);
	useLayoutEffect(() => painter.current?.setMatches(matches), [matches, drawing, isElsewhere]);
	useLayoutEffect(() => painter.current?.setPath(path), [path, drawing, isElsewhere]);

	const isFresh = placed?.drawing === drawing && placed.by === by;
	return { placed: isFresh ? placed : null, painter, isElsewhere };
}

/** The part of a frame that a component provides; theme and device are added here. */
export type Sketch = Omit<Frame, "palette" | "scale" | "isMoving">;

/** Draws after each change, and once more after a gesture has ended. @param sketch null while there is nothing to draw */
export function usePaint(
	{ painter, isElsewhere }: { painter: RefObject<Painter | null>; isElsewhere: boolean },
	sketch: Sketch | null,
	{ drawing, matches, path }: { drawing: Drawing; matches: Uint8Array | null; path: PathColumns | null },
): void {
	const [palette, setPalette] = useState<Palette>(readPalette);
	useEffect(() => onThemeChange(() => setPalette(readPalette())), []);
	const lastWindow = useRef(sketch?.box.window);
	const { layout, box, scroll = 0, height = 0, selected = -1, focused = -1, arrows } = sketch ?? {};
	useLayoutEffect(() => {
		if (!layout || !box || box.width === 0 || !arrows) return;
		const isMoving = isElsewhere && lastWindow.current !== box.window;
		lastWindow.current = box.window;
		const scale = window.devicePixelRatio || 1;
		const frame: Frame = { layout, box, scroll, height, selected, focused, arrows, palette, scale, isMoving };
		painter.current?.paint(frame);
		if (!isMoving) return;
		const timer = setTimeout(() => painter.current?.paint({ ...frame, isMoving: false }), SETTLED);
		return () => clearTimeout(timer);
	}, [painter, layout, box, scroll, height, selected, focused, arrows, palette, drawing, matches, path, isElsewhere]);
}
