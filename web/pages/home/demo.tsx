import { useEffect, useState } from "react";
import { summarise } from "../../../engine/analysis";
import code from "../../../lessons/samples/home.ts?code";
import type { Finished, RunStore } from "../../run/run-store";
import { useSignal } from "../../run/use-signal";
import { Plots } from "../../scope/frame/plots";
import { createScopeState, type ScopeState } from "../../scope/scope-state";
import { useStage } from "../../scope/timeline/use-stage";
import { KnobControl } from "../../scope/transport/knob-control";
import button from "../../ui/button.module.css";
import { useHydrated } from "../../ui/use-hydrated";
import { useRunStore } from "../workbench/use-run-store";
import styles from "./demo.module.css";

/** Milliseconds after which the demo runs by itself. It may, because the program is our own. */
const RUN_AFTER = 700;

/** A real program on the real engine: run it, move its knob, drag the playhead. */
export function Demo() {
	const store = useRunStore();
	const { shown, phase, knobs } = useSignal(store.state);
	const [scope] = useState(createScopeState);
	const isAwake = useHydrated();
	const run = (): void => store.run({ "main.ts": code.source });

	useEffect(() => {
		const timer = setTimeout(() => {
			if (store.state.get().shown === null) store.run({ "main.ts": code.source });
		}, RUN_AFTER);
		return () => clearTimeout(timer);
	}, [store]);

	// The line break at the end of the file does not begin another line.
	const lines = code.lines.slice(0, code.source.endsWith("\n") ? -1 : undefined);
	return (
		<section className={styles.demo} aria-label="A program that runs">
			<pre className={styles.code} tabIndex={0}>
				<code>
					{lines.map((line, i) => (
						<span key={i} dangerouslySetInnerHTML={{ __html: `${line}\n` }} />
					))}
				</code>
			</pre>
			<div className={styles.bar}>
				<button type="button" className={button.primary} disabled={!isAwake} data-waking={!isAwake || undefined} onClick={run}>
					<svg width="11" height="12" viewBox="0 0 11 12" aria-hidden="true">
						<path d="M1 .8v10.4L10.2 6z" fill="currentColor" />
					</svg>
					Run
				</button>
				{knobs.map((knob) => (
					<KnobControl key={knob.name} knob={knob} onChange={(value) => store.setKnob(knob.name, value)} />
				))}
				<span className={styles.summary} role="status">
					{phase.kind === "lost" ? phase.message : shown ? summarise(shown.result) : ""}
				</span>
			</div>
			<div className={styles.plots}>
				{shown ? (
					<DemoPlots shown={shown} store={store} scope={scope} />
				) : (
					<p className={styles.empty}>Press Run to see its tasks.</p>
				)}
			</div>
		</section>
	);
}

function DemoPlots({ shown, store, scope }: { shown: Finished; store: RunStore; scope: ScopeState }) {
	return <Plots shown={shown} stage={useStage(shown, scope)} store={store} scope={scope} isSmall />;
}
