declare module "svgcanvas" {
	/** A canvas context that writes SVG. */
	export class Context {
		constructor(options: { width: number; height: number });
		/** @param fixNamedEntities turns named entities into numbers, for XML */
		getSerializedSvg(fixNamedEntities?: boolean): string;
	}
}
