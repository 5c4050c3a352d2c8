export const pictures = new Map<string, number[][]>();

/** Stores colours line by line. A pixel that was painted twice has the last colour. */
export function picture(name: string, { width, height }: { width: number; height: number }) {
	const lines = pictures.get(name) ?? Array.from({ length: height }, () => Array.from<number>({ length: width }));
	pictures.set(name, lines);
	return {
		row: (y: number, colours: ArrayLike<number>) => void (lines[y] = Array.from(colours)),
		pixel: (x: number, y: number, colour: number) => void (lines[y]![x] = colour),
	};
}
