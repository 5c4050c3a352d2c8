import { lazy, Suspense } from "react";
import { useSignal } from "../../run/use-signal";
import type { ScopeState } from "../scope-state";

const HelpSheet = lazy(() => import("./help-sheet"));

/** The help sheet, loaded when it is first opened. */
export function Help({ scope }: { scope: ScopeState }) {
	return useSignal(scope.isHelpOpen) ? (
		<Suspense>
			<HelpSheet scope={scope} />
		</Suspense>
	) : null;
}
