type Style = { kind?: "line" | "points"; xLog?: boolean; yLog?: boolean; xLabel?: string; yLabel?: string };
export const charts = new Map<string, { style: Style; points: { at: number; x: number; y: number; series: string }[] }>();

/** Stores a point with its time. What is said last about how the chart is drawn counts. */
export function plot(name: string, { x, y, series = "", ...style }: { x: number; y: number; series?: string } & Style): void {
	const chart = charts.get(name) ?? { style: {}, points: [] };
	charts.set(name, chart);
	Object.assign(chart.style, style);
	chart.points.push({ at: performance.now(), x, y, series });
}
