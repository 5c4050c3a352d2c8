import type { PyramidLevel } from "../../../../engine/analysis";
import { PLOT, type TimeWindow } from "../../axis/plot";
import { inksOf, type StateColours } from "./cell-inks";
import { mixCells, paintCells, paintSegments, type RasterLanes } from "./density-raster";
import { countFailures, markCells, markEach } from "./failure-marks";
import type { GroupBox } from "./lane-layout";
import type { Palette } from "./palette";
import type { Pencil, TimelinePicture } from "./picture";
import { type Scratch, scratchOf } from "./scratch";
import type { DensityLayer } from "./timeline-scene";

/** Most segments that are counted exactly for a picture: during a gesture, and at rest. */
const EXACT_MOVING = 20_000;
const EXACT_STILL = 3_000_000;
/** Above this number, failures are marked cell by cell. */
const MANY_FAILURES = 20_000;
/** Edge of a failure's mark in CSS pixels; larger if there are only a few. */
const MARK = 3;
const LONE_MARK = 6;
const FEW_FAILURES = 200;
/** Opacity of tasks that a search has not found. */
export const DIMMED = 0.2;

/**
 * Paints a group with too many tasks to distinguish. Each pixel mixes the colours of its states, and every failure has its own mark above
 * that, however many tasks surround it.
 */
export function drawDensity(context: Pencil, picture: TimelinePicture, group: GroupBox): void {
	const { box, scale, scene, matched, scroll, palette } = picture;
	const width = Math.max(1, Math.round((box.width - PLOT.left - PLOT.right) * scale));
	const height = Math.max(1, Math.round(group.height * scale));
	const lanes: RasterLanes = {
		firstLane: group.firstLane,
		laneCount: group.laneCount,
		laneHeight: group.laneHeight * scale,
		window: box.window,
	};
	const scratch = scratchOf(context, width, height);
	if (!scratch) return;
	const top = group.top - scroll;
	paintLayer(scratch, picture, group, lanes, scene.layer, matched === null ? 1 : DIMMED);
	markFailures(scratch, picture, group, lanes, scene.layer, opaque(palette.failed, matched === null ? 1 : 0.45));
	scratch.show(context, PLOT.left, top, scale);
	if (matched === null) return;
	scratch.raster.pixels.fill(0);
	paintLayer(scratch, picture, group, lanes, matched, 1);
	markFailures(scratch, picture, group, lanes, matched, opaque(palette.failed, 1));
	scratch.show(context, PLOT.left, top, scale);
}

function paintLayer(
	{ raster }: Scratch,
	{ palette, isMoving }: TimelinePicture,
	group: GroupBox,
	at: RasterLanes,
	{ pyramid, segments }: DensityLayer,
	strength: number,
): void {
	const share = pyramid ? (at.window.to - at.window.from) / pyramid.end : 1;
	const level = pyramid && levelFor(pyramid.levels, share, raster.width);
	const many = segments.start.length * share + group.laneCount;
	if (!pyramid || (!level && many < (isMoving ? EXACT_MOVING : EXACT_STILL)))
		return paintSegments(raster, at, segments, inksOf(stateColours(palette), strength));
	const { columns, cover } = level ?? (pyramid.levels[0] as PyramidLevel);
	const { end, lanesPerRow } = pyramid;
	const firstRow = pyramid.firstRow[group.index] as number;
	paintCells(raster, at, { colours: mixedOf(cover, palette, strength), columns, end, firstRow, lanesPerRow });
}

type Mixed = { palette: Palette; strength: number; colours: Uint32Array };
/** Memoised colours of a pyramid's level, by its cover; mixed when it is first drawn in a theme. */
const mixedLevels = new WeakMap<Uint8Array, Mixed>();

/**
 * Mixes the colours of the next level of a run's pyramid ahead of time, so that the first frames of a gesture need not: the finest takes 10 ms.
 * @returns false when all levels were mixed already
 */
export function mixAhead({ pyramid }: DensityLayer, palette: Palette): boolean {
	const next = pyramid?.levels.find(({ cover }) => !isMixed(mixedLevels.get(cover), palette, 1));
	if (next) mixedOf(next.cover, palette, 1);
	return next !== undefined;
}

const isMixed = (known: Mixed | undefined, palette: Palette, strength: number): known is Mixed =>
	known?.strength === strength &&
	(["running", "ready", "waiting", "blocked"] as const).every((state) => known.palette[state] === palette[state]);

function mixedOf(cover: Uint8Array, palette: Palette, strength: number): Uint32Array {
	const known = mixedLevels.get(cover);
	if (isMixed(known, palette, strength)) return known.colours;
	const colours = mixCells(cover, inksOf(stateColours(palette), strength));
	mixedLevels.set(cover, { palette, strength, colours });
	return colours;
}

/** The coarsest level with a column per pixel of the window; undefined when the finest has fewer. @param share share of the run in the window */
function levelFor(levels: PyramidLevel[], share: number, width: number): PyramidLevel | undefined {
	return levels.findLast(({ columns }) => columns * share >= width);
}

function markFailures(
	{ raster }: Scratch,
	{ scene: { spans, lanes: all }, scale }: TimelinePicture,
	group: GroupBox,
	lanes: RasterLanes,
	{ failures, pyramid }: DensityLayer,
	colour: number,
): void {
	const { from, to }: TimeWindow = lanes.window;
	const level = pyramid ? levelFor(pyramid.levels, (to - from) / pyramid.end, raster.width) : undefined;
	const many = countFailures(failures, spans.end, from, to);
	const ink = { colour, size: Math.round((many <= FEW_FAILURES ? LONE_MARK : MARK) * scale) };
	if (pyramid && level && many > MANY_FAILURES)
		markCells(raster, lanes, level, { ...pyramid, firstRow: pyramid.firstRow[group.index] as number }, ink);
	else markEach(raster, lanes, { spans, lanes: all, failures }, ink);
}

const part = (colour: string, at: number): number => Number.parseInt(colour.slice(at, at + 2), 16);
const stateColours = ({ running, ready, waiting, blocked }: Palette): StateColours =>
	[running, ready, waiting, blocked].map((one) => [part(one, 1), part(one, 3), part(one, 5)] as const);

/** A colour as one number, little-endian ABGR. @param alpha 0 to 1 */
export const opaque = (colour: string, alpha: number): number =>
	((Math.round(alpha * 255) << 24) | (part(colour, 5) << 16) | (part(colour, 3) << 8) | part(colour, 1)) >>> 0;
