import { type PointerEvent, useState } from "react";
import { formatTime } from "../../../../engine/analysis";
import type { Bar } from "../../../../lessons/predict";
import type { Ask } from "../../../../lessons/question";
import button from "../../../ui/button.module.css";
import type { FieldProps } from "./field";
import styles from "./question.module.css";

type Props = FieldProps<Bar[]> & { ask: Extract<Ask, { kind: "draw" }> };

/** Parts of the axis that a bar's ends snap to. */
const SNAPS = 60;

/** A round step of which about `SNAPS` fit into the axis: 1, 2, 5, 10, … virtual ms. */
export function snapOf(until: number): number {
	const power = 10 ** Math.floor(Math.log10(until / SNAPS));
	return [1, 2, 5, 10].map((factor) => factor * power).find((step) => until / step <= SNAPS) ?? until;
}

/** Bars of tasks to be drawn on a small time axis: with the pointer, or by their times. */
export function DrawField({ id, question, answer, grade, onAnswer, ask: { tasks, until } }: Props) {
	const [bars, setBars] = useState<(Bar | null)[]>(() => answer ?? tasks.map(() => null));
	/** The bar that is being drawn, and its end that stays. */
	const [drawn, setDrawn] = useState<{ task: number; from: number } | null>(null);
	const snap = snapOf(until);
	const isOpen = answer === null;

	const timeAt = (event: PointerEvent<HTMLElement>): number => {
		const { left, width } = event.currentTarget.getBoundingClientRect();
		const time = ((event.clientX - left) / width) * until;
		return Math.min(until, Math.max(0, Math.round(time / snap) * snap));
	};
	const setBar = (task: number, a: number, b: number): void =>
		setBars(bars.map((bar, i) => (i === task ? [Math.min(a, b), Math.max(a, b)] : bar)));
	const begin = (task: number, event: PointerEvent<HTMLElement>): void => {
		if (!isOpen) return;
		event.currentTarget.setPointerCapture(event.pointerId);
		const at = timeAt(event);
		const bar = bars[task];
		// Near an end of the bar, that end is moved; elsewhere a new bar begins.
		const near = 3 * snap;
		const from = bar && Math.abs(at - bar[0]) <= near ? bar[1] : bar && Math.abs(at - bar[1]) <= near ? bar[0] : at;
		setDrawn({ task, from });
		setBar(task, from, at);
	};
	const percent = (time: number): string => `${(100 * Math.min(time, until)) / until}%`;

	return (
		<fieldset className={styles.fields}>
			<legend className={styles.question} dangerouslySetInnerHTML={{ __html: question }} />
			<div className={styles.lanes}>
				{tasks.map((name, task) => {
					const bar = bars[task];
					const truth = grade?.truth[task];
					return (
						<div key={name} className={styles.lane}>
							<span className={styles.laneName}>{name}</span>
							<div
								className={styles.track}
								data-testid="track"
								data-open={isOpen || undefined}
								onPointerDown={(event) => begin(task, event)}
								onPointerMove={(event) => drawn?.task === task && setBar(task, drawn.from, timeAt(event))}
								onPointerUp={() => setDrawn(null)}
								onPointerCancel={() => setDrawn(null)}
							>
								{truth && (
									<span className={styles.ran} style={{ left: percent(truth[0]), width: percent(truth[1] - truth[0]) }} />
								)}
								{bar && <span className={styles.drawn} style={{ left: percent(bar[0]), width: percent(bar[1] - bar[0]) }} />}
							</div>
							{isOpen ? (
								<span className={styles.times}>
									{(["start", "end"] as const).map((end, side) => (
										<input
											key={end}
											type="number"
											placeholder={end}
											aria-label={`${name}: ${end} in ms`}
											min={0}
											max={until}
											step={snap}
											value={bar?.[side] ?? ""}
											onChange={(event) => {
												const time = Math.min(until, Math.max(0, event.currentTarget.valueAsNumber || 0));
												setBars(
													bars.map((one, i) =>
														i !== task
															? one
															: side === 0
																? [time, Math.max(time, one?.[1] ?? time)]
																: [Math.min(time, one?.[0] ?? 0), time],
													),
												);
											}}
										/>
									))}
								</span>
							) : (
								<span className={styles.times}>
									{bar && `${formatTime(bar[0])} – ${formatTime(bar[1])}`}
									{truth && <span className={styles.verdict}>{`run: ${formatTime(truth[0])} – ${formatTime(truth[1])}`}</span>}
								</span>
							)}
						</div>
					);
				})}
				<div className={styles.axis} aria-hidden="true">
					<span>0</span>
					<span>{formatTime(until / 2)}</span>
					<span>{formatTime(until)}</span>
				</div>
			</div>
			{isOpen && (
				<button
					type="button"
					id={`done-${id}`}
					className={button.button}
					disabled={bars.some((bar) => bar === null)}
					onClick={() => onAnswer(bars.filter((bar) => bar !== null))}
				>
					That is my answer
				</button>
			)}
		</fieldset>
	);
}
