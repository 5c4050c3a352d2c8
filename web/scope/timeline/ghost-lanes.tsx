import { memo, useLayoutEffect, useRef } from "react";
import { ENDING, type Lanes, type Spans } from "../../../engine/analysis";
import { readColor } from "../../ui/colors";
import { PLOT, type PlotBox, timeToPx } from "../axis/plot";
import styles from "../frame/ghost.module.css";
import { DIRECT_LANE, type GroupBox, type LaneLayout } from "./draw/lane-layout";

type Props = { spans: Spans; lanes: Lanes; layout: LaneLayout; box: PlotBox; scroll: number; height: number };

/** Most spans that are drawn as outlines; more could not be distinguished. */
const MOST_SPANS = 5_000;

/**
 * The pinned run's tasks as outlines, where the current run has the same function and slot. They are on a canvas above the timeline, so that the
 * timeline's picture depends on one run only.
 */
export const GhostLanes = memo(function GhostLanes({ spans, lanes, layout, box, scroll, height }: Props) {
	const canvas = useRef<HTMLCanvasElement>(null);
	useLayoutEffect(() => {
		const element = canvas.current;
		const context = element?.getContext("2d");
		if (!element || !context || box.width === 0) return;
		const scale = devicePixelRatio || 1;
		element.width = Math.round(box.width * scale);
		element.height = Math.round(height * scale);
		context.setTransform(scale, 0, 0, scale, 0, 0);
		context.clearRect(0, 0, box.width, height);
		if (spans.length > MOST_SPANS || layout.isLabelled) return;
		context.beginPath();
		context.rect(PLOT.left, 0, box.width - PLOT.left - PLOT.right + 1, height);
		context.clip();
		drawGhost(context, { spans, lanes, layout, box, scroll, height });
	}, [spans, lanes, layout, box, scroll, height]);
	return <canvas ref={canvas} className={styles.lanes} style={{ width: box.width, height, top: scroll }} aria-hidden="true" />;
});

function drawGhost(context: CanvasRenderingContext2D, { spans, lanes, layout, box, scroll }: Props): void {
	const [ink, bad] = [readColor("--ink2"), readColor("--fail")];
	context.lineWidth = 1.2;
	context.globalAlpha = 0.6;
	context.setLineDash([4, 3]);
	for (const group of lanes.groups) {
		const target = layout.groups.find(({ name }) => name === group.name);
		if (target === undefined || target.laneHeight < DIRECT_LANE) continue;
		for (let span = 0; span < spans.length; span++) {
			const slot = (lanes.lane[span] as number) - group.firstLane;
			if (slot < 0 || slot >= Math.min(group.laneCount, target.laneCount)) continue;
			context.strokeStyle = spans.ending[span] === ENDING.failed ? bad : ink;
			outline(context, spans, span, slot, target, box, scroll);
		}
	}
	context.setLineDash([]);
}

function outline(
	context: CanvasRenderingContext2D,
	spans: Spans,
	span: number,
	slot: number,
	{ top, laneHeight }: GroupBox,
	box: PlotBox,
	scroll: number,
): void {
	const x = timeToPx(box, spans.start[span] as number);
	const width = Math.max(2, timeToPx(box, spans.end[span] as number) - x);
	if (x > box.width || x + width < PLOT.left) return;
	const high = laneHeight >= 8 ? laneHeight - 3 : laneHeight - 1;
	context.beginPath();
	context.roundRect(x + 0.5, top + slot * laneHeight - scroll + 0.5, width - 1, high - 1, 3);
	context.stroke();
}
