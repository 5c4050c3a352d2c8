import { Context } from "svgcanvas";
import type { Pencil } from "../timeline/draw/picture";
import { drawSheet, layOutSheet, SHEET_WIDTH, type Sheet } from "./draw-sheet";

/** The picture as SVG: lines and letters stay sharp at any size; a density map is an image inside. */
export function pictureSvg(sheet: Sheet): Blob {
	const plan = layOutSheet(sheet);
	const context = new Context({ width: SHEET_WIDTH, height: plan.height });
	drawSheet(context as unknown as Pencil, sheet, plan);
	return new Blob([context.getSerializedSvg(true)], { type: "image/svg+xml" });
}

/** The picture as PNG, at twice the size. */
export function picturePng(sheet: Sheet): Promise<Blob> {
	const plan = layOutSheet(sheet);
	const canvas = document.createElement("canvas");
	canvas.width = SHEET_WIDTH * sheet.scale;
	canvas.height = plan.height * sheet.scale;
	const context = canvas.getContext("2d");
	if (!context) throw new Error("This browser gave no canvas to draw the picture on.");
	context.scale(sheet.scale, sheet.scale);
	drawSheet(context, sheet, plan);
	return new Promise((resolve, reject) => {
		canvas.toBlob(
			(blob) => (blob === null ? reject(new Error("The picture could not be written.")) : resolve(blob)),
			"image/png",
		);
	});
}
