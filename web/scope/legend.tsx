import styles from "./legend.module.css";
import { StateSwatch, type SwatchState } from "./state-swatch";

const states: SwatchState[] = ["running", "ready", "waiting", "blocked", "done", "failed", "cancelled"];

/** What the colours and shapes of the timeline mean, and how far it is zoomed. */
export function Legend({ onZoom, onFit, isZoomed }: { onZoom: (factor: number) => void; onFit: () => void; isZoomed: boolean }) {
	return (
		<div className={styles.legend}>
			<ul className={styles.states} aria-label="Legend">
				{states.map((state) => (
					<li key={state} className={styles.state}>
						<StateSwatch state={state} />
						{state}
					</li>
				))}
			</ul>
			<div className={styles.zoom}>
				<button
					type="button"
					aria-label="Zoom out"
					title="Zoom out (Ctrl and wheel)"
					disabled={!isZoomed}
					onClick={() => onZoom(2)}
				>
					−
				</button>
				<button type="button" aria-label="Zoom in" title="Zoom in (Ctrl and wheel)" onClick={() => onZoom(0.5)}>
					+
				</button>
				<button type="button" disabled={!isZoomed} onClick={onFit}>
					Fit
				</button>
			</div>
		</div>
	);
}
