import { useId } from "react";
import button from "../../ui/button.module.css";
import styles from "./seed-control.module.css";

/** The seed of all random choices of a run. The same seed gives the same run. */
export function SeedControl({ seed, onChange }: { seed: number; onChange: (seed: number) => void }) {
	const id = useId();
	return (
		<span className={styles.seed}>
			<label htmlFor={id}>seed</label>
			<input
				id={id}
				className={styles.input}
				aria-label="seed"
				title="Seed: every random choice comes from it"
				type="number"
				step={1}
				value={seed}
				onChange={(event) => {
					const value = Math.trunc(event.target.valueAsNumber);
					if (Number.isSafeInteger(value)) onChange(value);
				}}
			/>
			<button type="button" className={button.icon} aria-label="Next seed" title="Next seed" onClick={() => onChange(seed + 1)}>
				<svg width="13" height="13" viewBox="0 0 14 14" aria-hidden="true" fill="none" stroke="currentColor" strokeWidth="1.6">
					<path d="M11.8 5.2A5.2 5.2 0 1 0 12.1 8.5M12 1.5v4H8" />
				</svg>
			</button>
		</span>
	);
}
