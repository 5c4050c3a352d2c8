import { useSyncExternalStore } from "react";
import type { Signal } from "./signal";

/** The value of a signal, kept fresh. */
export function useSignal<T>(signal: Signal<T>): T {
	return useSyncExternalStore(signal.subscribe, signal.get, signal.get);
}
