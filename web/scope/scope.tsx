import { useCallback, useEffect, useState } from "react";
import { summarise } from "../../engine/analysis";
import type { RunStore } from "../run/run-store";
import { useSignal } from "../run/use-signal";
import { EmptyPlots } from "./empty-plots";
import { Legend } from "./legend";
import { type TimeWindow, wholeRun, zoomWindow } from "./plot";
import { Plots } from "./plots";
import { RunProgress } from "./run-progress";
import styles from "./scope.module.css";
import { SidePanel } from "./side-panel";
import { TaskTable } from "./task-table";

/** The instrument: timeline and charts on one time axis, with what happens at the playhead beside them. */
export function Scope({ store, onLine }: { store: RunStore; onLine: (line: number) => void }) {
	const { shown, phase, live } = useSignal(store.state);
	const end = shown?.result.trace.end ?? 0;
	const [window, setWindow] = useState<TimeWindow>(() => wholeRun(end));
	const [isTable, setTable] = useState(false);
	const isBusy = phase.kind === "running" || phase.kind === "compiling";

	// Another run has another length: a zoom into the old one would show anything.
	useEffect(() => setWindow(wholeRun(end)), [end]);

	useEffect(() => {
		// The charts' script comes while the learner still reads, so that the first run finds it there.
		const timer = setTimeout(() => {
			void import("./area-charts").catch(() => {});
			store.warm();
		}, 900);
		return () => clearTimeout(timer);
	}, [store]);

	const zoom = useCallback(
		(factor: number): void => {
			const at = store.playhead.get();
			setWindow((old) => zoomWindow(old, factor, at >= old.from && at <= old.to ? at : (old.from + old.to) / 2, end));
		},
		[store, end],
	);

	const whole = wholeRun(end);
	// While the effect above has not run yet the window belongs to the run before.
	const usable = window.to <= whole.to + 1e-9 ? window : whole;
	return (
		<div className={styles.scope}>
			<RunProgress phase={phase} />
			<div className={styles.main}>
				{!shown ? (
					<EmptyPlots phase={phase} />
				) : isTable ? (
					<TaskTable trace={shown.result.trace} spans={shown.view.spans} />
				) : (
					<Plots shown={shown} store={store} window={usable} setWindow={setWindow} />
				)}
				<SidePanel shown={shown} live={live} isBusy={isBusy} store={store} onLine={onLine} />
			</div>
			<Legend
				isTable={isTable}
				onTable={shown ? setTable : null}
				onZoom={zoom}
				onFit={() => setWindow(whole)}
				isZoomed={usable.to - usable.from < whole.to * 0.999}
			/>
			<p className="visually-hidden" aria-live="polite">
				{shown && !isBusy ? summarise(shown.result) : ""}
			</p>
		</div>
	);
}
