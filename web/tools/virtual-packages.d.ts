declare module "virtual:interleave/packages" {
	/** Loads a package of the catalogue, by its name. */
	export const loaders: Record<string, () => Promise<{ default: import("../../engine/types").Package }>>;
}
