import { type KeyboardEvent, useId } from "react";
import { formatCount } from "../../../engine/analysis";
import { useSignal } from "../../run/use-signal";
import type { ScopeState } from "../scope-state";
import type { Found } from "../timeline/search";
import styles from "./search-box.module.css";

type Props = {
	scope: ScopeState;
	found: Found | null;
	onResult: (by: 1 | -1) => void;
	/** True before the first run: the box is shown, but there is nothing to search. */
	isEmpty: boolean;
};

/** Searches tasks by name, state, line and duration. Enter goes to the next result. */
export function SearchBox({ scope, found, onResult, isEmpty }: Props) {
	const text = useSignal(scope.search);
	const id = useId();
	const onKeyDown = (event: KeyboardEvent): void => {
		if (event.key === "Enter") onResult(event.shiftKey ? -1 : 1);
		else if (event.key === "Escape" && text !== "") scope.search.set("");
		else return;
		event.preventDefault();
	};
	const count = found?.list.length ?? 0;
	return (
		<div className={styles.search} role="search" aria-label="Tasks">
			<input
				type="search"
				className={styles.input}
				aria-label="Search tasks"
				aria-describedby={id}
				placeholder="fetch  state:failed  >500ms"
				title="By name, state:failed, line:12, >500ms; Enter goes to the next"
				spellCheck={false}
				autoComplete="off"
				disabled={isEmpty}
				value={text}
				onChange={(event) => scope.search.set(event.target.value)}
				onKeyDown={onKeyDown}
			/>
			<span id={id} className={styles.count} aria-live="polite" data-none={(found && count === 0) || undefined}>
				{!found ? "" : found.unknown.length > 0 ? `${found.unknown[0]}?` : formatCount(count)}
			</span>
			{found && count > 0 && (
				<>
					<button type="button" className={styles.step} aria-label="Previous result" onClick={() => onResult(-1)}>
						↑
					</button>
					<button type="button" className={styles.step} aria-label="Next result" onClick={() => onResult(1)}>
						↓
					</button>
				</>
			)}
		</div>
	);
}
