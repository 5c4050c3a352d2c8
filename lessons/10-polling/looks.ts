import type { RunView } from "../check";

/** The numbers in the last line of the console. */
export const numbers = (run: RunView): number[] => [...(run.lines().at(-1) ?? "").matchAll(/\d+(?:\.\d+)?/g)].map(([text]) => Number(text));

/** The share of the waiting by which the worst event was late, in per cent. */
export const worst = (run: RunView): number => Number(/^worst ([\d.]+) %/.exec(run.lines()[0] ?? "")?.[1] ?? Number.NaN);
