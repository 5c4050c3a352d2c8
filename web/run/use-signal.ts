import { useSyncExternalStore } from "react";
import type { Signal } from "./signal";

/** The current value of a signal; re-renders when it changes. */
export function useSignal<T>(signal: Signal<T>): T {
	return useSyncExternalStore(signal.subscribe, signal.get, signal.get);
}
