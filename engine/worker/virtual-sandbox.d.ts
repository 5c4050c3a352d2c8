/** Made by `web/build/sandbox-plugin.ts`: where the built parts of the sandbox lie, as absolute URLs. */
declare module "virtual:interleave/sandbox" {
	/** `sandbox.html`. */
	export const frameUrl: string;
	/** The script of the sandbox's worker, as text to fetch. */
	export const runtimeUrl: string;
}
