import { useCallback, useEffect } from "react";
import { summarise } from "../../engine/analysis";
import type { RunStore } from "../run/run-store";
import { useSignal } from "../run/use-signal";
import { EmptyPlots } from "./empty-plots";
import { Legend } from "./legend";
import { keptWindow, type TimeWindow, usableWindow, wholeRun, zoomWindow } from "./plot";
import { Plots } from "./plots";
import { RunProgress } from "./run-progress";
import styles from "./scope.module.css";
import type { ScopeState } from "./scope-state";
import { SidePanel } from "./side-panel";
import { TaskTable } from "./task-table";

/** The instrument: timeline and charts on one time axis, with what happens at the playhead beside them. */
export function Scope({ store, scope, onLine }: { store: RunStore; scope: ScopeState; onLine: (line: number) => void }) {
	const { shown, phase, live } = useSignal(store.state);
	const end = shown?.result.trace.end ?? 0;
	const isTable = useSignal(scope.isTable);
	const zoomed = useSignal(scope.window);
	const isBusy = phase.kind === "running" || phase.kind === "compiling";

	useEffect(() => {
		// The charts' script comes while the learner still reads, so that the first run finds it there.
		const timer = setTimeout(() => {
			void import("./area-charts").catch(() => {});
			store.warm();
		}, 900);
		return () => clearTimeout(timer);
	}, [store]);

	const whole = wholeRun(end);
	const window = usableWindow(zoomed, end);
	const setWindow = useCallback((next: TimeWindow): void => scope.window.set(keptWindow(next, end)), [scope, end]);
	const zoom = (factor: number): void => {
		const at = store.playhead.get();
		setWindow(zoomWindow(window, factor, at >= window.from && at <= window.to ? at : (window.from + window.to) / 2, end));
	};

	return (
		<div className={styles.scope}>
			<RunProgress phase={phase} />
			<div className={styles.main}>
				{!shown ? (
					<EmptyPlots phase={phase} />
				) : isTable ? (
					<TaskTable trace={shown.result.trace} spans={shown.view.spans} />
				) : (
					<Plots shown={shown} store={store} window={window} setWindow={setWindow} />
				)}
				<SidePanel shown={shown} live={live} isBusy={isBusy} store={store} onLine={onLine} />
			</div>
			<Legend
				isTable={isTable}
				onTable={shown ? scope.isTable.set : null}
				onZoom={zoom}
				onFit={() => scope.window.set(null)}
				isZoomed={zoomed !== null && window.to - window.from < whole.to}
			/>
			<p className="visually-hidden" aria-live="polite">
				{shown && !isBusy ? summarise(shown.result) : ""}
			</p>
		</div>
	);
}
