import type { Limits } from "../../types";

/** The limits of a run unless its options set others. */
export const DEFAULT_LIMITS: Limits = {
	bytes: 1e9,
	jobsPerTurn: 10_000_000,
	virtualMs: 1e12,
	turns: 1e9,
	rows: 8_000_000,
	consoleLines: 10_000,
};

/** The limits of a run. @throws RangeError for a value that is not a usable number: a mistake of the caller, not of the learner */
export function limitsOf(given: Partial<Limits> | undefined): Limits {
	const limits = { ...DEFAULT_LIMITS, ...given };
	for (const [name, value] of Object.entries(limits))
		if (!(value >= 0)) throw new RangeError(`Limit ${name} must be a number that is 0 or more, not ${String(value)}.`);
	return limits;
}
