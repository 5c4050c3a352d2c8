import { type KeyboardEvent, memo } from "react";
import { formatTime } from "../../../engine/analysis";
import type { Moment } from "../../run/moment";
import { useSignal } from "../../run/use-signal";
import styles from "./playhead.module.css";
import { type PlotBox, timeToPx } from "./plot";

type Props = { moment: Moment; box: PlotBox; end: number };

/** The playhead: a line through all plots, at the instant that the lists and panels show. For the keyboard it is a slider. */
export const Playhead = memo(function Playhead({ moment, box, end }: Props) {
	const at = useSignal(moment.at);
	const length = box.window.to - box.window.from;
	const x = timeToPx(box, at);
	const isVisible = at >= box.window.from - 1e-9 && at <= box.window.to + 1e-9;

	const onKeyDown = (event: KeyboardEvent): void => {
		const small = event.shiftKey ? length / 1000 : length / 100;
		const targets: Record<string, number> = {
			ArrowLeft: at - small,
			ArrowDown: at - small,
			ArrowRight: at + small,
			ArrowUp: at + small,
			PageDown: at - length / 10,
			PageUp: at + length / 10,
			End: end,
		};
		const target = targets[event.key];
		if (target === undefined && event.key !== "Home") return;
		event.preventDefault();
		if (target === undefined) moment.goToStart();
		else moment.at.set(Math.min(end, Math.max(0, target)));
	};

	return (
		<div className={styles.track} style={{ transform: `translateX(${x}px)` }} data-hidden={!isVisible || undefined}>
			<div
				className={styles.handle}
				role="slider"
				tabIndex={0}
				aria-label="Playhead"
				aria-valuemin={0}
				aria-valuemax={Math.round(end * 1000) / 1000}
				aria-valuenow={Math.round(at * 1000) / 1000}
				aria-valuetext={`${formatTime(at)} of ${formatTime(end)}`}
				aria-orientation="horizontal"
				onKeyDown={onKeyDown}
			>
				<span className={styles.dot} />
			</div>
			<div className={styles.line} />
		</div>
	);
});
