import { memo } from "react";
import { formatTime } from "../../../engine/analysis";
import styles from "./marks.module.css";
import type { Pin } from "./pins";
import { type PlotBox, timeToPx } from "./plot";

type Props = {
	box: PlotBox;
	pins: readonly Pin[];
	/** The instant at which the pinned run and the current one diverge; null when they do not, or no run is pinned. */
	parts: number | null;
	onGo: (at: number) => void;
};

/** Marks on the time axis: diagnostics, and where two runs diverge. */
export const Marks = memo(function Marks({ box, pins, parts, onGo }: Props) {
	if (box.width === 0) return null;
	const isVisible = (at: number): boolean => at >= box.window.from && at <= box.window.to;
	return (
		<>
			{pins
				.filter(({ at }) => isVisible(at))
				.map(({ at, diagnostic }, i) => (
					<button
						key={i}
						type="button"
						className={styles.pin}
						data-severity={diagnostic.severity}
						style={{ left: timeToPx(box, at) }}
						aria-label={`${formatTime(at)}: ${diagnostic.message}`}
						title={diagnostic.message}
						onPointerDown={(event) => event.stopPropagation()}
						onClick={() => onGo(at)}
					>
						{diagnostic.severity === "hint" ? "i" : "!"}
					</button>
				))}
			{parts !== null && isVisible(parts) && (
				<div className={styles.parts} style={{ left: timeToPx(box, parts) }}>
					<button
						type="button"
						className={styles.flag}
						title="Up to here both runs did the same"
						onPointerDown={(event) => event.stopPropagation()}
						onClick={() => onGo(parts)}
					>
						parts here
					</button>
				</div>
			)}
		</>
	);
});
