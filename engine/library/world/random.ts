import type { Kernel } from "../../runtime/library-api";

/** The next number of the run's seed, in [0, 1): the same as `Math.random()`, under a name that promises it. */
export const createRandom = (kernel: Kernel) =>
	function random(): number {
		return kernel.random();
	};
