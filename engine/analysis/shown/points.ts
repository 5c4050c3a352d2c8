import type { Plot, VirtualMs } from "../../types";

/** The points of a plot in order of time; `series` is empty if the program named none. */
export const pointsOf = ({ time, x, y, of, series }: Plot): { at: VirtualMs; x: number; y: number; series: string }[] =>
	time.map((at, i) => ({ at, x: x[i] as number, y: y[i] as number, series: series[of[i] as number] as string }));
