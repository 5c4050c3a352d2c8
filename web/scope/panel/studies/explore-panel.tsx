import type { DistinctOutcome } from "../../../../engine/explore";
import type { RunStore } from "../../../run/run-store";
import type { Exploring } from "../../../run/studies/exploring";
import { useSignal } from "../../../run/use-signal";
import { Panel } from "../../../ui/panel";
import panel from "../../../ui/panel.module.css";
import styles from "./explore-panel.module.css";

/** Most outcomes that are listed; the rest is counted. */
const MOST_SHOWN = 8;

/** The outcomes of many runs as a histogram, and a button that opens the shortest failing run. */
export function ExplorePanel({ store, exploring }: { store: RunStore; exploring: Exploring }) {
	const state = useSignal(exploring.state);
	const { seed, vary } = useSignal(store.state);
	if (state.kind === "none") return null;
	return (
		<Panel title="Explore schedules" onClose={exploring.stop}>
			{state.kind === "running" && (
				<>
					<p className={panel.text} role="status">
						Run {state.done} of {state.total}
					</p>
					<progress className={panel.progress} max={state.total} value={state.done} aria-label="Runs done" />
				</>
			)}
			{state.kind === "failed" && <p className={panel.text}>{state.message}</p>}
			{state.kind === "done" && (
				<>
					<p className={panel.text} role="status">
						{sentenceOf(state.exploration.seeds, state.exploration.outcomes)}
					</p>
					<ul className={styles.bars} aria-label="Outcomes">
						{state.exploration.outcomes.slice(0, MOST_SHOWN).map((one) => (
							<Bar
								key={`${one.kind} ${one.text}`}
								outcome={one}
								most={state.exploration.outcomes[0]?.count ?? 1}
								onOpen={() => store.replay(one.seeds[0] ?? 1)}
								isOpen={vary && one.seeds.includes(seed)}
							/>
						))}
					</ul>
					{state.exploration.outcomes.length > MOST_SHOWN && (
						<p className={panel.text}>and {state.exploration.outcomes.length - MOST_SHOWN} more, each of them rarer</p>
					)}
					{state.exploration.failing && (
						<div className={panel.actions}>
							<button type="button" className={panel.action} onClick={() => store.replay(state.exploration.failing?.seed ?? 1)}>
								Open the shortest failing run (seed {state.exploration.failing.seed})
							</button>
						</div>
					)}
					<p className={styles.note}>{state.exploration.note}</p>
				</>
			)}
		</Panel>
	);
}

function sentenceOf(seeds: number, outcomes: readonly DistinctOutcome[]): string {
	const failed = outcomes.filter(({ kind }) => kind !== "completed").reduce((sum, { count }) => sum + count, 0);
	const ends = outcomes.length === 1 ? "All ended alike" : `They ended in ${outcomes.length} different ways`;
	return `${seeds} runs. ${ends}${failed === 0 ? ", none of them badly." : `; ${failed} went wrong.`}`;
}

function Bar({ outcome, most, isOpen, onOpen }: { outcome: DistinctOutcome; most: number; isOpen: boolean; onOpen: () => void }) {
	const { kind, text, count, seeds } = outcome;
	const [first = "", ...more] = (text === "" ? "printed nothing" : text).split("\n");
	const short = more.length > 0 ? `${more.at(-1)} (last of ${more.length + 1} lines)` : first;
	return (
		<li className={styles.bar} data-kind={kind === "completed" ? "good" : "bad"}>
			<button
				type="button"
				className={styles.open}
				aria-pressed={isOpen}
				title={`${kind}\n${text.slice(0, 500)}`}
				onClick={onOpen}
			>
				<span className={styles.count}>{count}</span>
				<span className="visually-hidden"> runs {kind}: </span>
				<span className={styles.track}>
					<span className={styles.fill} style={{ width: `${Math.max(2, (100 * count) / most)}%` }} />
				</span>
				<span className={styles.label}>
					{kind === "completed" ? "" : "✕ "}
					{short}
				</span>
				<span className="visually-hidden">. Open seed {seeds[0]}</span>
			</button>
		</li>
	);
}
