import { type ReactNode, useSyncExternalStore } from "react";
import type { RunStore } from "../../run/run-store";
import type { Studies } from "../../run/studies/studies";
import { useSignal } from "../../run/use-signal";
import { Legend } from "../keys/legend";
import { SearchBox } from "../keys/search-box";
import type { ScopeState } from "../scope-state";
import type { Found } from "../timeline/search";
import styles from "./tool-row.module.css";

type Props = {
	store: RunStore;
	studies: Studies;
	scope: ScopeState;
	found: Found | null;
	onResult: (by: 1 | -1) => void;
	/** True before the first run. */
	isEmpty: boolean;
	onZoom: (factor: number) => void;
	/** The save menu; loaded with the run. */
	save: ReactNode;
};

/** The row below the plots: legend, search, critical path, tables, zoom. */
export function ToolRow({ store, studies, scope, found, onResult, isEmpty, onZoom, save }: Props) {
	const isTable = useSignal(scope.isTable);
	// Subscribes to whether the view is zoomed and not to the window, so that a zoom does not render these buttons in each frame.
	const isZoomed = useSyncExternalStore(
		scope.window.subscribe,
		() => scope.window.get() !== null,
		() => false,
	);
	const showPath = useSignal(scope.showCriticalPath);
	return (
		<div className={styles.row}>
			<Legend />
			<SearchBox scope={scope} found={found} onResult={onResult} isEmpty={isEmpty} />
			<div className={styles.tools}>
				<StudyButtons store={store} studies={studies} isEmpty={isEmpty} />
				{save}
				<button
					type="button"
					aria-pressed={showPath}
					disabled={isEmpty}
					title="The chain of tasks that decided when the run ended (c)"
					onClick={() => scope.showCriticalPath.set(!showPath)}
				>
					Critical path
				</button>
				<button
					type="button"
					aria-pressed={isTable}
					disabled={isEmpty}
					title="Charts as tables (t)"
					onClick={() => scope.isTable.set(!isTable)}
				>
					Table
				</button>
				<button
					type="button"
					aria-label="Zoom out"
					title="Zoom out (−, or Ctrl and wheel)"
					disabled={!isZoomed}
					onClick={() => onZoom(2)}
				>
					−
				</button>
				<button
					type="button"
					aria-label="Zoom in"
					title="Zoom in (+, or Ctrl and wheel)"
					disabled={isEmpty}
					onClick={() => onZoom(0.5)}
				>
					+
				</button>
				<button type="button" disabled={!isZoomed} title="The whole run (0)" onClick={() => scope.window.set(null)}>
					Fit
				</button>
				<button type="button" aria-label="Keys" title="Every key (?)" onClick={() => scope.isHelpOpen.set(true)}>
					?
				</button>
			</div>
		</div>
	);
}

/** Buttons to pin a run for comparison, and to explore the program under many seeds. */
function StudyButtons({ store, studies, isEmpty }: { store: RunStore; studies: Studies; isEmpty: boolean }) {
	const { pinned } = useSignal(store.state);
	const exploring = useSignal(studies.exploring.state);
	return (
		<>
			<button
				type="button"
				aria-pressed={pinned !== null}
				disabled={isEmpty}
				title="Keep this run, to compare the next one with it (k)"
				onClick={() => store.pin(pinned === null)}
			>
				Compare
			</button>
			<button
				type="button"
				disabled={isEmpty || exploring.kind === "running"}
				title="Run the program under many seeds and tell its ends apart (e)"
				onClick={studies.exploring.start}
			>
				Explore
			</button>
		</>
	);
}
