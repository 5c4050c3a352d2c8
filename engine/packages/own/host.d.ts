declare module "interleave:host" {
	/** The parts of the run that no program reaches: see `runtime/package-host.ts`. */
	export const host: import("../../runtime/package-host").PackageHost;
}
declare module "web:streams" {
	export * from "web-streams-polyfill";
}
