import { useEffect, useState } from "react";
import { createRunStore, type RunStore } from "../../run/run-store";

/** One store for the life of a page. The engine is loaded when the page is idle or something is run. */
export function useRunStore(): RunStore {
	const [store] = useState(() =>
		createRunStore(async () => {
			const { loadEngine } = await import("../../run/engine");
			return loadEngine();
		}),
	);
	useEffect(() => {
		const timer = setTimeout(store.warm, 600);
		return () => clearTimeout(timer);
	}, [store]);
	return store;
}
