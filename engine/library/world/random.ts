import type { LibraryApi } from "../../runtime/library-api";

/** The next number in [0, 1) from the run's seed: the same generator as `Math.random()`. */
export const createRandom = (api: LibraryApi) =>
	function random(): number {
		return api.random();
	};
