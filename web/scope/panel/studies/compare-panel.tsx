import { useMemo } from "react";
import { firstDivergence, formatTime, rowText } from "../../../../engine/analysis";
import type { Finished, RunStore } from "../../../run/run-store";
import { useSignal } from "../../../run/use-signal";
import { Panel } from "../../../ui/panel";
import styles from "../../../ui/panel.module.css";
import type { ScopeState } from "../../scope-state";
import { differences, whatChanged } from "./differences";

/** The differences between the pinned run and the shown one, and where they diverge. */
export function ComparePanel({ store, scope }: { store: RunStore; scope: ScopeState }) {
	const { pinned, shown } = useSignal(store.state);
	if (pinned === null || shown === null) return null;
	return (
		<Panel title="Compare" onClose={() => store.pin(false)}>
			{pinned === shown ? (
				<p className={styles.text}>
					This run is pinned. Move a knob, change the seed or the code: the next run is drawn over it.
				</p>
			) : (
				<Comparison store={store} scope={scope} pinned={pinned} shown={shown} />
			)}
		</Panel>
	);
}

type Props = { store: RunStore; scope: ScopeState; pinned: Finished; shown: Finished };

function Comparison({ store, scope, pinned, shown }: Props) {
	const isBeside = useSignal(scope.isBeside);
	const parts = useMemo(() => firstDivergence(pinned.result.trace, shown.result.trace), [pinned, shown]);
	const { trace } = shown.result;
	return (
		<>
			<p className={styles.text}>{whatChanged(pinned, shown)}</p>
			<table className={styles.table}>
				<thead>
					<tr>
						<th scope="col">
							<span className="visually-hidden">Figure</span>
						</th>
						<th scope="col">pinned</th>
						<th scope="col">now</th>
						<th scope="col">change</th>
					</tr>
				</thead>
				<tbody>
					{differences(pinned.result, shown.result).map(({ what, before, after, change, isBetter }) => (
						<tr key={what}>
							<th scope="row">{what}</th>
							<td>{before}</td>
							<td>{after}</td>
							<td data-tone={isBetter === null ? undefined : isBetter ? "good" : "bad"}>{change}</td>
						</tr>
					))}
				</tbody>
			</table>
			<p className={styles.text} style={{ marginTop: 8 }}>
				{parts === null
					? "Both did the same, event by event."
					: `They part at ${formatTime(parts.at)}${parts.row < trace.length ? `: ${rowText(trace, parts.row)}` : ""}.`}
			</p>
			<div className={styles.actions}>
				{parts !== null && (
					<button type="button" className={styles.action} onClick={() => store.moment.goToRow(trace, parts.row + 1)}>
						Go there
					</button>
				)}
				<button type="button" className={styles.action} aria-pressed={isBeside} onClick={() => scope.isBeside.set(!isBeside)}>
					Side by side
				</button>
				<button type="button" className={styles.action} onClick={() => store.pin(true)}>
					Pin this run instead
				</button>
			</div>
		</>
	);
}
