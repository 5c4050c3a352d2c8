import { useSignal } from "../../run/use-signal";
import type { LanesBy, ScopeState } from "../scope-state";
import styles from "./lanes-select.module.css";

const NAMES: [LanesBy, string][] = [
	["function", "By function"],
	["task", "By task"],
	["parent", "By parent"],
];

/** The menu above the labels: what a lane is. */
export function LanesSelect({ scope }: { scope: ScopeState }) {
	const by = useSignal(scope.lanesBy);
	return (
		<select
			className={styles.select}
			aria-label="Lanes"
			title="What a lane stands for (l)"
			value={by}
			onChange={({ target }) => {
				const chosen = NAMES.find(([value]) => value === target.value);
				if (chosen) scope.lanesBy.set(chosen[0]);
			}}
		>
			{NAMES.map(([value, name]) => (
				<option key={value} value={value}>
					{name}
				</option>
			))}
		</select>
	);
}
