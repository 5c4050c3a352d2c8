import type { LibraryApi } from "../../runtime/library-api";

/** Burns virtual CPU: time passes, and nothing else can run. */
export const createBusy = (api: LibraryApi) =>
	function busy(ms: number): void {
		api.busy(ms);
	};
