import type { LibraryApi } from "../../runtime/library-api";

/** The next number of the run's seed, in [0, 1): the same as `Math.random()`, under a name that promises it. */
export const createRandom = (api: LibraryApi) =>
	function random(): number {
		return api.random();
	};
