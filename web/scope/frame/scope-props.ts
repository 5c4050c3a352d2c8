import type { RunStore } from "../../run/run-store";
import type { Studies } from "../../run/studies/studies";
import type { ScopeState } from "../scope-state";
import type { Transport } from "../transport/transport";

/** Props of the scope, before a run and with one. */
export type ScopeProps = {
	store: RunStore;
	scope: ScopeState;
	studies: Studies;
	transport: Transport;
	onLine: (line: number) => void;
};
