import { useEffect, useState } from "react";
import { createRunStore, type RunStore } from "../../run/run-store";

/** One run store per page. The engine is loaded when the page is idle or a program is run. */
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
