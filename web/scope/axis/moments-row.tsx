import { type KeyboardEvent, type PointerEvent, useEffect, useRef, useState } from "react";
import { formatTime } from "../../../engine/analysis";
import type { Knob } from "../../../engine/types";
import { added, keyMove, movedTo, removed, stepIn } from "./moments-moves";
import styles from "./moments-row.module.css";
import { PLOT, type PlotBox, pxToTime, timeToPx } from "./plot";
import { CLICK_SLOP } from "./use-gestures";

export type MomentsKnob = Extract<Knob, { type: "moments" }>;
type Props = {
	knob: MomentsKnob;
	box: PlotBox;
	/** The playhead's instant, where the button adds a flag. */
	now: () => number;
	onChange: (moments: number[]) => void;
};

/** Pixels that a flag takes with its time and its button. */
const ROOM = 96;

/** A press on a flag, or on the row where it adds one. */
type Press = { flag: number | null; x: number; at: number; hasMoved: boolean };

/** The instants of a knob as flags on the time axis. They are moved by dragging and by arrow keys, added by a click on the row, and removed. */
export default function MomentsRow({ knob, box, now, onChange }: Props) {
	const { name, value, min, max } = knob;
	const row = useRef<HTMLDivElement>(null);
	const [press, setPress] = useState<Press | null>(null);
	const flags = useRef<(HTMLElement | null)[]>([]);
	/** The instant whose flag takes the focus when it has been drawn. */
	const focused = useRef<number | null>(null);
	useEffect(() => {
		if (focused.current === null) return;
		flags.current[value.indexOf(focused.current)]?.focus();
		focused.current = null;
	}, [value]);

	const change = (moments: number[], focus: number | null): void => {
		focused.current = focus;
		onChange(moments);
	};
	const instantAt = (clientX: number): number => {
		const left = row.current?.getBoundingClientRect().left ?? 0;
		return stepIn(knob, box.window, pxToTime(box, clientX - left));
	};
	const onDown = (event: PointerEvent<HTMLElement>, flag: number | null): void => {
		event.stopPropagation();
		if (event.button !== 0) return;
		event.currentTarget.setPointerCapture(event.pointerId);
		const at = flag === null ? instantAt(event.clientX) : (value[flag] as number);
		setPress({ flag, x: event.clientX, at, hasMoved: false });
	};
	const onMove = (event: PointerEvent<HTMLElement>): void => {
		if (press === null || (!press.hasMoved && Math.abs(event.clientX - press.x) < CLICK_SLOP)) return;
		setPress({ ...press, at: instantAt(event.clientX), hasMoved: true });
	};
	const onUp = (): void => {
		setPress(null);
		if (press === null) return;
		if (press.flag === null) change(added(value, press.at), press.at);
		else if (press.hasMoved) change(movedTo(value, press.flag, press.at), press.at);
	};
	const onKeyDown = (event: KeyboardEvent, flag: number): void => {
		const isRemoving = event.key === "Delete" || event.key === "Backspace";
		const at = isRemoving ? null : keyMove(event.key, event.shiftKey, value[flag] as number, knob);
		if (!isRemoving && at === null) return;
		event.preventDefault();
		event.stopPropagation();
		if (at === null) remove(flag);
		else change(movedTo(value, flag, at), at);
	};
	const remove = (flag: number): void => {
		const rest = removed(value, flag);
		change(rest, rest[Math.min(flag, rest.length - 1)] ?? null);
	};
	/** Where a flag stands; one outside the window at its edge. */
	const pxOf = (at: number): number => Math.min(box.width - PLOT.right, Math.max(PLOT.left, timeToPx(box, at)));
	const addAt = stepIn(knob, box.window, now());

	return (
		<div ref={row} className={styles.row} role="group" aria-label={`Moments of ${name}`}>
			<div className={styles.label} style={{ width: PLOT.left - 8 }} onPointerDown={(event) => event.stopPropagation()}>
				<span className={styles.name} title={name}>
					{name}
				</span>
				<button
					type="button"
					className={styles.add}
					aria-label={`Add a moment of ${name} at the playhead`}
					title="Add one at the playhead"
					onClick={() => change(added(value, stepIn(knob, box.window, now())), addAt)}
				>
					+
				</button>
			</div>
			<div
				className={styles.ground}
				style={{ left: PLOT.left, right: PLOT.right }}
				title="Click to add a moment"
				onPointerDown={(event) => onDown(event, null)}
				onPointerMove={onMove}
				onPointerUp={onUp}
				onPointerCancel={() => setPress(null)}
			/>
			{value.map((moment, i) => {
				const at = press?.flag === i ? press.at : moment;
				const x = pxOf(at);
				const next = value[i + 1];
				const isTight = next !== undefined && pxOf(next) - x < ROOM;
				const isOutside = at < box.window.from || at > box.window.to;
				return (
					<div
						key={i}
						className={styles.flag}
						style={{ left: x }}
						data-outside={isOutside || undefined}
						data-tight={isTight || undefined}
					>
						<div
							ref={(element) => {
								flags.current[i] = element;
							}}
							className={styles.handle}
							role="slider"
							tabIndex={0}
							aria-label={`${name} ${i + 1} of ${value.length}`}
							aria-valuemin={min}
							aria-valuemax={max}
							aria-valuenow={at}
							aria-valuetext={formatTime(at)}
							title={`${formatTime(at)}: drag, or use the arrow keys; Delete removes it`}
							onPointerDown={(event) => onDown(event, i)}
							onPointerMove={onMove}
							onPointerUp={onUp}
							onPointerCancel={() => setPress(null)}
							onKeyDown={(event) => onKeyDown(event, i)}
						>
							<svg width="12" height="18" viewBox="0 0 12 18" aria-hidden="true">
								<path d="M1 18V1h10l-3 3.5L11 8H1" />
							</svg>
						</div>
						<span className={styles.time} aria-hidden="true">
							{formatTime(at)}
						</span>
						<button
							type="button"
							className={styles.remove}
							aria-label={`Remove ${name} ${i + 1}, ${formatTime(at)}`}
							title="Remove"
							onPointerDown={(event) => event.stopPropagation()}
							onClick={() => remove(i)}
						>
							×
						</button>
					</div>
				);
			})}
		</div>
	);
}
