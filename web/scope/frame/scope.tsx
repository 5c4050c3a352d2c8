import { lazy, Suspense, useEffect } from "react";
import { isBusy } from "../../run/phase";
import type { Finished } from "../../run/run-store";
import { useSignal } from "../../run/use-signal";
import { Help } from "../keys/help";
import { SidePanel } from "../panel/side-panel";
import { EmptyPlots } from "./empty-plots";
import { RunProgress } from "./run-progress";
import styles from "./scope.module.css";
import type { ScopeProps } from "./scope-props";
import { ToolRow } from "./tool-row";

const nothing = (): void => {};
const loadRunScope = () => import("./run-scope");
const RunScope = lazy(loadRunScope);
const warmPainter = (): void => void loadRunScope().then((scope) => scope.warmPainter(), nothing);

/** The scope: timeline and charts on one time axis, and beside them a panel about the playhead's instant. */
export function Scope(props: ScopeProps) {
	const { store } = props;
	const { shown } = useSignal(store.state);

	useEffect(() => {
		// Load timeline and charts while the learner is still reading, so that they are there at the first run.
		const timer = setTimeout(() => {
			void loadRunScope().then(({ takeRecipient }) => store.sendLargeRunsTo(takeRecipient), nothing);
			void import("../charts/area-charts").catch(() => {});
			store.warm();
		}, 900);
		return () => clearTimeout(timer);
	}, [store]);

	useEffect(() => {
		let last: Finished | null = null;
		return store.state.subscribe(() => {
			const next = store.state.get().shown;
			if (next && next !== last) loadRunScope().then(({ prepareRun }) => prepareRun(next), nothing);
			last = next;
		});
	}, [store]);

	if (!shown) return <EmptyScope {...props} />;
	return (
		<Suspense fallback={<EmptyScope {...props} />}>
			<RunScope {...props} shown={shown} />
		</Suspense>
	);
}

function EmptyScope({ store, scope, studies, onLine }: ScopeProps) {
	const { phase, live } = useSignal(store.state);
	const busy = isBusy(phase);
	return (
		<div className={styles.scope}>
			<RunProgress store={store} phase={phase} onLong={warmPainter} />
			<div className={styles.main}>
				<EmptyPlots phase={phase} />
				<SidePanel shown={null} live={live} isBusy={busy} store={store} scope={scope} studies={studies} onLine={onLine} />
			</div>
			<ToolRow
				store={store}
				scope={scope}
				studies={studies}
				found={null}
				onResult={nothing}
				isEmpty
				onZoom={nothing}
				save={
					<button type="button" disabled>
						Save
					</button>
				}
			/>
			<Help scope={scope} />
		</div>
	);
}
