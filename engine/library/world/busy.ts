import type { Kernel } from "../../runtime/library-api";

/** Burns virtual CPU: time passes, and nothing else can run. */
export const createBusy = (kernel: Kernel) =>
	function busy(ms: number): void {
		kernel.busy(ms);
	};
