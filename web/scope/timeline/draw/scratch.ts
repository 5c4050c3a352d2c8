import type { Raster } from "./density-raster";
import type { Pencil } from "./picture";

/** An off-screen raster that is drawn onto another canvas. */
export type Scratch = {
	raster: Raster;
	/** Draws the raster with its upper left corner at `x`, `y`, in CSS pixels. */
	show(context: Pencil, x: number, y: number, scale: number): void;
};

type Kept = { canvas: OffscreenCanvas | HTMLCanvasElement; pencil: Pencil; image: ImageData; raster: Raster };
const kept = new WeakMap<Pencil, Kept>();

/** An empty raster in device pixels, reused for all pictures of a canvas: a new one per frame would be a megabyte of garbage. */
export function scratchOf(context: Pencil, width: number, height: number): Scratch | null {
	let own = kept.get(context);
	if (!own || own.raster.width !== width || own.raster.height !== height) {
		const made = make(width, height);
		if (!made) return null;
		own = made;
		kept.set(context, own);
	}
	own.raster.pixels.fill(0);
	const { canvas, pencil, image, raster } = own;
	return {
		raster,
		show: (target, x, y, scale) => {
			pencil.putImageData(image, 0, 0);
			target.imageSmoothingEnabled = false;
			target.drawImage(canvas, x, y, width / scale, height / scale);
		},
	};
}

function make(width: number, height: number): Kept | null {
	// On the page a canvas element, because only that can be embedded in an SVG.
	const canvas =
		typeof document === "undefined"
			? new OffscreenCanvas(width, height)
			: Object.assign(document.createElement("canvas"), { width, height });
	const pencil = canvas.getContext("2d") as Pencil | null;
	if (!pencil) return null;
	const image = pencil.createImageData(width, height);
	return { canvas, pencil, image, raster: { pixels: new Uint32Array(image.data.buffer), width, height } };
}
