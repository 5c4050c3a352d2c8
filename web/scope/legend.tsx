import styles from "./legend.module.css";
import { StateSwatch, type SwatchState } from "./state-swatch";

const states: SwatchState[] = ["running", "ready", "waiting", "blocked", "done", "failed", "cancelled"];

type Props = {
	onZoom: (factor: number) => void;
	onFit: () => void;
	isZoomed: boolean;
	isTable: boolean;
	/** null while there is nothing to put into a table. */
	onTable: ((isTable: boolean) => void) | null;
};

/** What the colours and shapes of the timeline mean, how far it is zoomed, and the same as a table. */
export function Legend({ onZoom, onFit, isZoomed, isTable, onTable }: Props) {
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
				<button type="button" aria-pressed={isTable} disabled={!onTable} onClick={() => onTable?.(!isTable)}>
					Table
				</button>
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
