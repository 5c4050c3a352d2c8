declare module "virtual:interleave/packages" {
	/** Loads a package of the catalogue, by its name. */
	export const loaders: Record<string, () => Promise<{ default: import("../../engine/types").Package }>>;
}
declare module "virtual:interleave/package-types" {
	/** Loads the declarations of an npm package, by its name: texts by their paths below `node_modules`. */
	export const typeLoaders: Record<string, () => Promise<{ default: Record<string, string> }>>;
}
declare module "virtual:interleave/sentences" {
	/** The sentences that the build has taken out of the parser; empty where it has not. */
	export const sentences: import("../../engine/compiler/on-demand").Sentences;
}
