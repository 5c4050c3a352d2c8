import type { Files, RunStore } from "../../run/run-store";
import type { Studies } from "../../run/studies/studies";
import type { ScopeState } from "../../scope/scope-state";
import type { Tab } from "./panes";

/** What prose beside the code may do with the instrument. */
export type Controls = {
	store: RunStore;
	scope: ScopeState;
	studies: Studies;
	/** The program as it stands in the editor. */
	files(): Files;
	/** Runs it. */
	run(): void;
	/** Shows a line of the code; default file `main.ts`. */
	goToLine(line: number, file?: string): void;
	/** Shows a part of the page, where one is shown at a time. */
	show(tab: Tab): void;
};
