import { useId, useState } from "react";
import { assertNever, type Knob, type KnobValue } from "../../../engine/types";
import styles from "./knob-control.module.css";

/** A knob that the program declared: a slider, a menu or a switch. Moving it runs the program again. */
export function KnobControl({ knob, onChange }: { knob: Knob; onChange: (value: KnobValue) => void }) {
	const id = useId();
	switch (knob.type) {
		case "number":
			return (
				<span className={styles.knob}>
					<label htmlFor={id}>{knob.name}</label>
					<input
						id={id}
						type="range"
						className={styles.slider}
						min={knob.min}
						max={knob.max}
						step={knob.step}
						value={knob.value}
						onChange={(event) => onChange(event.target.valueAsNumber)}
					/>
					<output htmlFor={id} className={styles.value} style={{ minWidth: `${String(knob.max).length}ch` }}>
						{knob.value}
					</output>
				</span>
			);
		case "choice":
			return (
				<span className={styles.knob}>
					<label htmlFor={id}>{knob.name}</label>
					<select id={id} className={styles.select} value={knob.value} onChange={(event) => onChange(event.target.value)}>
						{knob.options.map((option) => (
							<option key={option}>{option}</option>
						))}
					</select>
				</span>
			);
		case "toggle":
			return (
				<span className={styles.knob}>
					<label className={styles.toggle}>
						<input type="checkbox" role="switch" checked={knob.value} onChange={(event) => onChange(event.target.checked)} />
						{knob.name}
					</label>
				</span>
			);
		case "moments":
			return (
				<span className={styles.knob}>
					<label htmlFor={id}>{knob.name}, in ms</label>
					<MomentsField id={id} value={knob.value} onChange={onChange} />
				</span>
			);
		default:
			return assertNever(knob, "knob");
	}
}

/** Instants as a text, "1000, 3000". They are chosen when the field is left, or with Enter. */
function MomentsField({ id, value, onChange }: { id: string; value: readonly number[]; onChange: (value: KnobValue) => void }) {
	const text = value.join(", ");
	const [typed, setTyped] = useState<string | null>(null);
	const choose = (): void => {
		if (typed !== null && typed !== text) onChange(typed);
		setTyped(null);
	};
	return (
		<input
			id={id}
			className={styles.moments}
			inputMode="decimal"
			value={typed ?? text}
			onChange={(event) => setTyped(event.target.value)}
			onBlur={choose}
			onKeyDown={(event) => {
				if (event.key === "Enter") choose();
			}}
		/>
	);
}
