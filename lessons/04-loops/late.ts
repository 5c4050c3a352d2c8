import type { RunView } from "../check";

/** How many photos came too late, as the program's last line says. */
export const late = (run: RunView): number => Number(/, (\d+) too late$/.exec(run.lines().at(-1) ?? "")?.[1] ?? Number.NaN);
