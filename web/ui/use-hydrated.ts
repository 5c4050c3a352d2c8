import { useSyncExternalStore } from "react";

const never = (): (() => void) => () => {};

/**
 * False in the prerendered page and until React has taken it over, true from then on.
 * A button that does nothing yet says so: without script it stays disabled.
 */
export const useHydrated = (): boolean =>
	useSyncExternalStore(
		never,
		() => true,
		() => false,
	);
