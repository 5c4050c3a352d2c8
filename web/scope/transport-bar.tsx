import type { ReactNode } from "react";
import { formatTime } from "../../engine/analysis";
import type { RunStore } from "../run/run-store";
import { useSignal } from "../run/use-signal";
import button from "../ui/button.module.css";
import { useHydrated } from "../ui/use-hydrated";
import { KnobControl } from "./knob-control";
import { SeedControl } from "./seed-control";
import { nextInstant, previousInstant } from "./step-event";
import styles from "./transport-bar.module.css";

type Props = { store: RunStore; onRun: () => void; onReset: () => void; canReset: boolean; extra?: ReactNode };

/** Run, stop, reset, step; the time; the program's own knobs; the seed. */
export function TransportBar({ store, onRun, onReset, canReset, extra }: Props) {
	const { phase, knobs, seed, shown } = useSignal(store.state);
	const isBusy = phase.kind === "running" || phase.kind === "compiling";
	const isAwake = useHydrated();
	const trace = shown?.result.trace ?? null;
	return (
		<div className={styles.bar} role="toolbar" aria-label="Run and playback">
			<button
				type="button"
				className={button.primary}
				disabled={!isAwake}
				data-waking={!isAwake || undefined}
				onClick={onRun}
				title="Run (Ctrl+Enter)"
				onPointerEnter={store.warm}
			>
				<svg width="11" height="12" viewBox="0 0 11 12" aria-hidden="true">
					<path d="M1 .8v10.4L10.2 6z" fill="currentColor" />
				</svg>
				Run
			</button>
			<button type="button" className={button.icon} aria-label="Stop" title="Stop" disabled={!isBusy} onClick={store.stop}>
				<svg width="12" height="12" viewBox="0 0 12 12" aria-hidden="true">
					<rect x="1" y="1" width="10" height="10" rx="1.5" fill="currentColor" />
				</svg>
			</button>
			<button
				type="button"
				className={button.icon}
				aria-label="Reset"
				title="Back to the program as it was; Undo brings yours back"
				disabled={!canReset}
				onClick={onReset}
			>
				<svg width="14" height="14" viewBox="0 0 14 14" aria-hidden="true" fill="none" stroke="currentColor" strokeWidth="1.6">
					<path d="M2.2 5.2A5.2 5.2 0 1 1 1.9 8.5M2 1.5v4h4" />
				</svg>
			</button>
			<span className={styles.group}>
				<button
					type="button"
					className={button.icon}
					aria-label="Step back to the previous event"
					title="Previous event"
					disabled={!trace}
					onClick={() => trace && store.playhead.set(previousInstant(trace, store.playhead.get()))}
				>
					<svg width="13" height="12" viewBox="0 0 13 12" aria-hidden="true" fill="currentColor">
						<path d="M12 1v10L4.5 6zM1.5 1h1.8v10H1.5z" />
					</svg>
				</button>
				<button
					type="button"
					className={button.icon}
					aria-label="Step to the next event"
					title="Next event"
					disabled={!trace}
					onClick={() => trace && store.playhead.set(nextInstant(trace, store.playhead.get()))}
				>
					<svg width="13" height="12" viewBox="0 0 13 12" aria-hidden="true" fill="currentColor">
						<path d="M1 1v10l7.5-5zM9.7 1h1.8v10H9.7z" />
					</svg>
				</button>
			</span>
			<Clock store={store} end={trace?.end ?? null} />
			<span className={styles.knobs}>
				{knobs.map((knob) => (
					<KnobControl key={knob.name} knob={knob} onChange={(value) => store.setKnob(knob.name, value)} />
				))}
			</span>
			<span className={styles.extra}>
				{extra}
				<SeedControl seed={seed} onChange={store.setSeed} />
			</span>
		</div>
	);
}

function Clock({ store, end }: { store: RunStore; end: number | null }) {
	const at = useSignal(store.playhead);
	return <span className={styles.time}>{end === null ? "" : `${formatTime(at)} / ${formatTime(end)}`}</span>;
}
