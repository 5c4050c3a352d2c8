import type { Pencil } from "../../../web/scope/timeline/draw/picture";

/** A picture as numbers, ABGR, and a pencil that fills rectangles and copies pictures into it: all that failures are drawn with. */
export type FakeCanvas = { pixels: Uint32Array; width: number; height: number; pencil: Pencil };

class FakeImage {
	data: Uint8ClampedArray;
	constructor(
		readonly width: number,
		readonly height: number,
	) {
		this.data = new Uint8ClampedArray(width * height * 4);
	}
}

/** What `scratchOf` makes in a worker. */
class FakeOffscreen {
	image: FakeImage | null = null;
	constructor(
		readonly width: number,
		readonly height: number,
	) {}
	getContext() {
		return {
			createImageData: (width: number, height: number) => new FakeImage(width, height),
			putImageData: (image: FakeImage) => {
				this.image = image;
			},
		};
	}
}

/** `"#c2185b"` → ABGR. */
export const abgr = (hex: string): number => {
	const part = (at: number): number => Number.parseInt(hex.slice(at, at + 2), 16);
	return ((255 << 24) | (part(5) << 16) | (part(3) << 8) | part(1)) >>> 0;
};

/** An empty canvas where one unit is one pixel. */
export function fakeCanvas(width: number, height: number): FakeCanvas {
	Object.assign(globalThis, { OffscreenCanvas: FakeOffscreen });
	const pixels = new Uint32Array(width * height);
	const nothing = (): void => {};
	const state = { fillStyle: "#000000", globalAlpha: 1 };
	const drawn = {
		fillRect: (x: number, y: number, w: number, h: number) => {
			if (state.globalAlpha < 1) return;
			for (let row = Math.max(0, Math.floor(y)); row < Math.min(height, Math.ceil(y + h)); row++)
				for (let column = Math.max(0, Math.floor(x)); column < Math.min(width, Math.ceil(x + w)); column++)
					pixels[row * width + column] = abgr(state.fillStyle);
		},
		drawImage: ({ image }: FakeOffscreen, x: number, y: number) => {
			if (!image) return;
			const from = new Uint32Array(image.data.buffer);
			for (let row = 0; row < image.height; row++)
				for (let column = 0; column < image.width; column++) {
					const value = from[row * image.width + column] as number;
					const [left, top] = [Math.round(x) + column, Math.round(y) + row];
					if (value !== 0 && left >= 0 && left < width && top >= 0 && top < height) pixels[top * width + left] = value;
				}
		},
	};
	const pencil = new Proxy(state, {
		get: (target, name) => drawn[name as keyof typeof drawn] ?? target[name as keyof typeof target] ?? nothing,
		set: (target, name, value) => Reflect.set(target, name, value),
	}) as unknown as Pencil;
	return { pixels, width, height, pencil };
}
