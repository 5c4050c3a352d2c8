/** Made by `web/build/warm-up.ts`: what an idle sandbox runs before anybody asks for anything. */
declare const WARM_UP_PROGRAM: import("../../types").Program;

/** Made by `web/build/sandbox-plugin.ts`: where the built parts of the sandbox lie, as absolute URLs. */
declare module "virtual:interleave/sandbox" {
	/** `sandbox.html`. */
	export const frameUrl: string;
	/** The script of the sandbox's worker, as text to fetch. */
	export const runtimeUrl: string;
}
