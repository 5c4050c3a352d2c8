import { useEffect, useState } from "react";
import { summarise } from "../../../engine/analysis";
import { isBusy } from "../../run/phase";
import type { Finished, RunStore } from "../../run/run-store";
import type { Signal } from "../../run/signal";
import { useSignal } from "../../run/use-signal";
import { axisEnd } from "../axis/axis-end";
import { keptWindow, usableWindow, zoomWindow } from "../axis/plot";
import { Help } from "../keys/help";
import { handleKey } from "../keys/use-keys";
import { NowBar } from "../now/now-bar";
import { SidePanel } from "../panel/side-panel";
import { SaveMenu } from "../save/save-menu";
import type { ScopeState } from "../scope-state";
import { Tables } from "../tables/tables";
import { LanesSelect } from "../timeline/lanes-select";
import { prepareDrawing, warmPainter } from "../timeline/paint/paint-worker";
import type { Placed } from "../timeline/paint/use-painter";
import { goToResult } from "../timeline/task-moves";
import { useStage } from "../timeline/use-stage";
import { Plots } from "./plots";
import { RunProgress } from "./run-progress";
import styles from "./scope.module.css";
import type { ScopeProps } from "./scope-props";
import { ToolRow } from "./tool-row";

export { takeRecipient, warmPainter } from "../timeline/paint/paint-worker";

/** Starts sorting a large run in its painter worker while the page renders everything else. */
export const prepareRun = ({ view }: Finished): void => prepareDrawing(view.drawing);

/** The scope with a run. Loaded when the page is idle, because it is a third of the page's own script. */
export default function RunScope({ store, scope, studies, transport, onLine, shown }: ScopeProps & { shown: Finished }) {
	const { phase, live } = useSignal(store.state);
	const busy = isBusy(phase);
	const { trace } = shown.result;
	const isTable = useSignal(scope.isTable);
	const stage = useStage(shown, scope);
	const [placed, setPlaced] = useState<Placed | null>(null);
	const now = isTable ? null : placed;
	const { files } = shown;

	// Another program has other tasks. The same program with another knob has the same tasks, so the selection is kept.
	useEffect(() => {
		return () => {
			const next = store.state.get().shown?.files;
			if (next !== undefined && next["main.ts"] === files["main.ts"]) return;
			scope.selected.set(null);
			scope.focused.set(null);
		};
	}, [store, scope, files]);

	const { pinned } = useSignal(store.state);
	const isBeside = useSignal(scope.isBeside);
	const other = pinned === shown ? null : pinned;
	const end = axisEnd(shown, pinned);
	const zoom = (factor: number): void => {
		const window = usableWindow(scope.window.get(), end);
		const at = store.playhead.get();
		const around = at >= window.from && at <= window.to ? at : (window.from + window.to) / 2;
		scope.window.set(keptWindow(zoomWindow(window, factor, around, end), end));
	};

	return (
		<div
			className={styles.scope}
			data-old={busy || phase.kind === "refused" || undefined}
			onKeyDown={(event) => handleKey(event, { store, scope, studies, transport, shown, placed: now, found: stage.found })}
		>
			<RunProgress store={store} phase={phase} hasResult onLong={warmPainter} />
			<NowBar shown={shown} store={store} scope={scope} telling={studies.telling} onLine={onLine} />
			<div className={styles.main}>
				{isTable ? (
					<Tables shown={shown} stage={stage} scope={scope} />
				) : (
					<div className={styles.pictures}>
						{other && isBeside && <PinnedPlots pinned={other} store={store} scope={scope} />}
						<Plots
							shown={shown}
							stage={stage}
							store={store}
							scope={scope}
							onPlaced={setPlaced}
							corner={<LanesSelect scope={scope} />}
							ghost={isBeside ? null : other}
						/>
					</div>
				)}
				<SidePanel shown={shown} live={live} isBusy={busy} store={store} scope={scope} studies={studies} onLine={onLine} />
			</div>
			<ToolRow
				store={store}
				studies={studies}
				scope={scope}
				found={stage.found}
				isEmpty={false}
				save={<SaveMenu store={store} scope={scope} />}
				onZoom={zoom}
				onResult={(by) => {
					if (stage.found && placed) goToResult({ store, scope, trace, placed }, stage.found.list, by);
				}}
			/>
			<p className="visually-hidden" aria-live="polite">
				{busy ? "" : summarise(shown.result)}
			</p>
			<Said said={transport.said} />
			<Help scope={scope} />
		</div>
	);
}

/** The pinned run above the current one, on the same axis and with the same playhead. */
function PinnedPlots({ pinned, store, scope }: { pinned: Finished; store: RunStore; scope: ScopeState }) {
	const stage = useStage(pinned, scope);
	return (
		<section className={styles.pinned} aria-label="Pinned run">
			<Plots shown={pinned} stage={stage} store={store} scope={scope} isSmall corner={<span>Pinned</span>} />
		</section>
	);
}

/** Announces the result of a step to screen readers. */
function Said({ said }: { said: Signal<string> }) {
	return (
		<p className="visually-hidden" role="status">
			{useSignal(said)}
		</p>
	);
}
