import type { Pencil } from "../../../web/scope/timeline/draw/picture";

/** One thing that was drawn, in the picture's own pixels. Whatever is told in words is what the pencil was set to then. */
export type Stroke = {
	/** What was done: a filled rectangle, a text, a path that was filled or drawn along. */
	kind: "rect" | "text" | "fill" | "line";
	/** A rectangle's place and size, a text's place, or the points of a path, one after the other; curves with their handles. */
	at: number[];
	text: string;
	/** Of the fill, or of the line. */
	colour: string;
	alpha: number;
	font: string;
	/** Width of the line. */
	width: number;
	dash: string;
	/** The part of the picture that may be drawn on: the last `clip`. */
	clip: number[] | null;
};

/** A pencil that draws nothing and remembers all: what it was told, in order. */
export function recordingPencil(): { pencil: Pencil; strokes: Stroke[] } {
	const strokes: Stroke[] = [];
	const initial = {
		fillStyle: "",
		strokeStyle: "",
		globalAlpha: 1,
		font: "",
		lineWidth: 1,
		dash: "",
		x: 0,
		y: 0,
		clip: null as number[] | null,
	};
	let now = { ...initial };
	const kept: (typeof initial)[] = [];
	let path: number[] = [];
	const add = (kind: Stroke["kind"], at: number[], text = ""): void => {
		const isLine = kind === "line";
		strokes.push({
			kind,
			at,
			text,
			colour: isLine ? now.strokeStyle : now.fillStyle,
			alpha: now.globalAlpha,
			font: now.font,
			width: isLine ? now.lineWidth : 0,
			dash: isLine ? now.dash : "",
			clip: now.clip,
		});
	};
	const moved = (...places: number[]): number[] => places.map((one, i) => one + (i % 2 === 0 ? now.x : now.y));
	const box = (x: number, y: number, width: number, height: number): number[] => [...moved(x, y), width, height];
	const drawn = {
		save: () => void kept.push({ ...now }),
		restore: () => {
			now = kept.pop() ?? now;
		},
		translate: (x: number, y: number) => {
			now.x += x;
			now.y += y;
		},
		beginPath: () => {
			path = [];
		},
		rect: (...sizes: [number, number, number, number]) => void path.push(...box(...sizes)),
		roundRect: (x: number, y: number, width: number, height: number) => void path.push(...box(x, y, width, height)),
		clip: () => {
			now.clip = path;
		},
		moveTo: (x: number, y: number) => void path.push(...moved(x, y)),
		lineTo: (x: number, y: number) => void path.push(...moved(x, y)),
		bezierCurveTo: (...points: number[]) => void path.push(...moved(...points)),
		closePath: () => {},
		setLineDash: (dash: number[]) => {
			now.dash = dash.join(" ");
		},
		fillRect: (...sizes: [number, number, number, number]) => add("rect", box(...sizes)),
		fillText: (text: string, x: number, y: number) => add("text", moved(x, y), text),
		fill: () => add("fill", path),
		stroke: () => add("line", path),
	};
	const pencil = new Proxy(drawn, {
		get: (target, name) => target[name as keyof typeof target] ?? now[name as keyof typeof now],
		set: (_, name, value) => Reflect.set(now, name, value),
	}) as unknown as Pencil;
	return { pencil, strokes };
}

/** A picture as text, a line for each thing that was drawn. */
export function strokesText(strokes: readonly Stroke[]): string {
	const number = (one: number): string => String(Number(one.toFixed(2)));
	return strokes
		.map(({ kind, at, text, colour, alpha, font, width, dash }) =>
			[
				kind,
				at.map(number).join(" "),
				...(text === "" ? [] : [JSON.stringify(text), font]),
				colour,
				...(alpha === 1 ? [] : [`alpha ${number(alpha)}`]),
				...(kind === "line" ? [`width ${number(width)}`] : []),
				...(dash === "" ? [] : [`dashed ${dash}`]),
			].join(" "),
		)
		.join("\n");
}
