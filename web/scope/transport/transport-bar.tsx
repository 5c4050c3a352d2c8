import type { ReactNode } from "react";
import { formatTime } from "../../../engine/analysis";
import { isBusy } from "../../run/phase";
import type { RunStore } from "../../run/run-store";
import type { Sweep } from "../../run/studies/sweep";
import { useSignal } from "../../run/use-signal";
import button from "../../ui/button.module.css";
import { useHydrated } from "../../ui/use-hydrated";
import { KnobControl } from "./knob-control";
import { type Player, playUnit, SPEEDS, type Speed } from "./player";
import { SeedControl } from "./seed-control";
import type { TravelUnit } from "./steps";
import type { Transport } from "./transport";
import styles from "./transport-bar.module.css";

type Props = {
	store: RunStore;
	transport: Transport;
	sweep: Sweep;
	onRun: () => void;
	onReset: () => void;
	canReset: boolean;
	extra?: ReactNode;
};

/** Run, stop, reset; play and step through time; the program's own knobs; the seed. */
export function TransportBar({ store, transport, sweep, onRun, onReset, canReset, extra }: Props) {
	const { phase, knobs, seed, shown } = useSignal(store.state);
	const busy = isBusy(phase);
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
			<button type="button" className={button.icon} aria-label="Stop" title="Stop" disabled={!busy} onClick={store.stop}>
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
			<Playback transport={transport} isReady={trace !== null} />
			<Clock store={store} player={transport.player} end={trace?.end ?? null} />
			<span className={styles.knobs}>
				{knobs.map((knob) => (
					<span key={knob.name} className={styles.knob}>
						<KnobControl knob={knob} onChange={(value) => store.setKnob(knob.name, value)} />
						{/* Instants are chosen one by one: there is no series of them to try. */}
						{knob.type !== "moments" && (
							<button
								type="button"
								className={styles.sweep}
								aria-label={`Sweep ${knob.name}: run every value of it`}
								title={`Run every value of ${knob.name} and compare`}
								disabled={!trace}
								onClick={() => sweep.start(knob)}
							>
								Sweep
							</button>
						)}
					</span>
				))}
			</span>
			<span className={styles.extra}>
				{extra}
				<SeedControl seed={seed} onChange={store.setSeed} />
			</span>
		</div>
	);
}

const UNITS: { unit: TravelUnit; label: string; noun: string }[] = [
	{ unit: "step", label: "step", noun: "step" },
	{ unit: "event", label: "event", noun: "event" },
	{ unit: "turn", label: "turn", noun: "turn of the event loop" },
	{ unit: "task", label: "task", noun: "event of the selected task" },
];

/** Controls to step back, play or pause, and step forwards; the unit of a step, and the speed. */
function Playback({ transport, isReady }: { transport: Transport; isReady: boolean }) {
	const isPlaying = useSignal(transport.player.isPlaying);
	const speed = useSignal(transport.player.speed);
	const unit = useSignal(transport.unit);
	const noun = UNITS.find((one) => one.unit === unit)?.noun ?? "event";
	return (
		<span className={styles.group} role="group" aria-label="Playback">
			<button
				type="button"
				className={button.icon}
				aria-label={`Step back to the previous ${noun}`}
				title={`Previous ${noun} (,)`}
				disabled={!isReady}
				onClick={() => transport.step(-1)}
			>
				<svg width="13" height="12" viewBox="0 0 13 12" aria-hidden="true" fill="currentColor">
					<path d="M12 1v10L4.5 6zM1.5 1h1.8v10H1.5z" />
				</svg>
			</button>
			<button
				type="button"
				className={button.icon}
				aria-label={isPlaying ? "Pause" : "Play"}
				title={isPlaying ? "Pause (p)" : "Play the run from here (p)"}
				disabled={!isReady}
				onClick={transport.playOrPause}
			>
				<svg width="12" height="12" viewBox="0 0 12 12" aria-hidden="true" fill="currentColor">
					{isPlaying ? <path d="M2 1h2.8v10H2zM7.2 1H10v10H7.2z" /> : <path d="M2 .8v10.4L11 6z" />}
				</svg>
			</button>
			<button
				type="button"
				className={button.icon}
				aria-label={`Step to the next ${noun}`}
				title={`Next ${noun} (.)`}
				disabled={!isReady}
				onClick={() => transport.step(1)}
			>
				<svg width="13" height="12" viewBox="0 0 13 12" aria-hidden="true" fill="currentColor">
					<path d="M1 1v10l7.5-5zM9.7 1h1.8v10H9.7z" />
				</svg>
			</button>
			<select
				className={styles.select}
				aria-label="Step by"
				title="What a step moves by"
				value={unit}
				onChange={(event) => transport.unit.set(event.target.value as TravelUnit)}
			>
				{UNITS.map((one) => (
					<option key={one.unit} value={one.unit}>
						{one.label}
					</option>
				))}
			</select>
			<select
				className={styles.select}
				aria-label="Speed"
				title="How fast the run plays"
				value={speed}
				onChange={(event) => transport.player.speed.set(Number(event.target.value) as Speed)}
			>
				{SPEEDS.map((one) => (
					<option key={one} value={one}>
						{one}×
					</option>
				))}
			</select>
		</span>
	);
}

/** The time at the playhead, and how fast it goes while the run plays. */
function Clock({ store, player, end }: { store: RunStore; player: Player; end: number | null }) {
	const at = useSignal(store.playhead);
	const isPlaying = useSignal(player.isPlaying);
	const speed = useSignal(player.speed);
	return (
		<span className={styles.time}>
			{end === null ? "" : `${formatTime(at)} / ${formatTime(end)}`}
			{isPlaying && end !== null && end > 0 && <span className={styles.rate}>{formatTime(playUnit(end) * speed)} a second</span>}
		</span>
	);
}
