import { useSyncExternalStore } from "react";

const never = (): (() => void) => () => {};

/**
 * False until hydration, then true. Buttons that need script are disabled until then.
 */
export const useHydrated = (): boolean =>
	useSyncExternalStore(
		never,
		() => true,
		() => false,
	);
