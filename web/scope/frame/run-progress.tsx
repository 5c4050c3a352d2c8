import { useEffect, useState } from "react";
import { formatTime } from "../../../engine/analysis";
import { ACTIVITY_WORDS, type RunPhase } from "../../run/phase";
import type { RunStore } from "../../run/run-store";
import button from "../../ui/button.module.css";
import styles from "./run-progress.module.css";

/** Real milliseconds before the strip is shown, so that it does not flash in short runs. */
const SHOW_AFTER = 350;

/** Real milliseconds after which a run is offered an end, in words. */
const OFFER_STOP_AFTER = 5_000;

type Props = {
	store: Pick<RunStore, "pause" | "resume" | "step" | "stop">;
	phase: RunPhase;
	/** True while the result of an earlier run is shown. */
	hasResult?: boolean;
	/** Called for a run that takes long and will therefore have much to draw. */
	onLong: () => void;
};

/** A strip over the plots during a long run: its progress, and the estimated time left. */
export function RunProgress({ store, phase, hasResult = false, onLong }: Props) {
	const since = phase.kind === "running" ? phase.since : null;
	const [now, setNow] = useState(0);
	useEffect(() => {
		if (since === null) return;
		setNow(performance.now());
		const timer = setInterval(() => setNow(performance.now()), 250);
		const warm = setTimeout(onLong, SHOW_AFTER);
		return () => {
			clearInterval(timer);
			clearTimeout(warm);
		};
	}, [since, onLong]);
	if (phase.kind === "lost")
		return (
			<div className={styles.strip} role="alert" data-tone="bad">
				{phase.message}
			</div>
		);
	if (phase.kind === "refused" && hasResult)
		return (
			<div className={styles.strip} role="status">
				<span>This program does not compile. What you see below is the run before it.</span>
			</div>
		);
	if (phase.kind !== "running" || now - phase.since < SHOW_AFTER) return null;
	const { progress, activity } = phase;
	const share = progress?.done ?? null;
	return (
		<div className={styles.strip} role="status">
			{(share !== null || activity === "going") && (
				<div
					className={styles.bar}
					role="progressbar"
					aria-label="Progress of the run"
					aria-valuemin={0}
					aria-valuemax={100}
					{...(share === null ? {} : { "aria-valuenow": Math.round(share * 100) })}
				>
					<i style={{ width: share === null ? "100%" : `${share * 100}%` }} data-unknown={share === null || undefined} />
				</div>
			)}
			<span>{ACTIVITY_WORDS[activity]}</span>
			{progress && (
				<span>
					at {formatTime(progress.at)} ·{" "}
					{activity === "paused" ? `turn ${progress.turns.toLocaleString("en")}` : counted(progress.tasks, "task")}
				</span>
			)}
			{activity === "going" && <span>{estimate(now - phase.since, share)}</span>}
			{activity === "going" && (
				<button type="button" className={button.button} onClick={store.pause}>
					Pause
				</button>
			)}
			{activity === "going" && now - phase.since > OFFER_STOP_AFTER && (
				<>
					<span>It has run for more than 5 s.</span>
					<button type="button" className={button.button} onClick={store.stop}>
						Stop it
					</button>
				</>
			)}
			{activity === "asking" && (
				<>
					<button type="button" className={button.button} onClick={store.resume}>
						Go on
					</button>
					<button type="button" className={button.button} onClick={store.stop}>
						Stop
					</button>
				</>
			)}
			{activity === "paused" && (
				<>
					<button type="button" className={button.button} onClick={store.step} title="Run one turn of the event loop">
						Next turn
					</button>
					<button type="button" className={button.button} onClick={store.resume}>
						Go on
					</button>
				</>
			)}
		</div>
	);
}

const counted = (count: number, what: string): string => `${count.toLocaleString("en")} ${what}${count === 1 ? "" : "s"}`;

/** The time left in coarse words. No estimate in the first tenth of a second. */
function estimate(elapsed: number, share: number | null): string {
	if (share === null || share < 0.01) return "";
	const seconds = Math.ceil((elapsed * (1 - share)) / share / 1000);
	if (seconds < 60) return `about ${seconds} s left`;
	return `about ${Math.ceil(seconds / 60)} min left`;
}
