import { formatTime } from "../../trace/time-text";
import type { Entries, Picture, ShownValue } from "../../types";
import { formatCount } from "../read/words";
import type { ProgressAt } from "./progress-at";

/** What of a value did not fit, as a sentence; empty when all did. */
export function leftOutText({ leftOut: { rows, columns } }: ShownValue): string {
	const parts = [count(rows, "more row"), count(columns, "more column")].filter((part) => part !== "");
	return parts.length === 0 ? "" : `${parts.join(" and ")} left out.`;
}

/** That not all calls were kept, as a sentence; empty when all were. */
export const keptText = ({ calls, stride }: Pick<Entries, "calls" | "stride">): string =>
	stride === 1 ? "" : `Of ${formatCount(calls)} calls each ${nth(stride)} is kept, and the last.`;

/** The same for the frames of a picture. */
export const framesText = ({ stride }: Pick<Picture, "stride">): string =>
	stride === 1 ? "" : `Painted too often for every step to be kept: ${formatCount(stride)} of them are shown as one.`;

/** "40 of 100, done at 2.5 s if it goes on like this" */
export function progressText({ done, total, end }: ProgressAt): string {
	const share = `${formatNumber(done)} of ${formatNumber(total)}`;
	if (done >= total) return `${share}, done`;
	return end === null ? share : `${share}, done at about ${formatTime(end)}`;
}

const count = (number: number, what: string): string =>
	number === 0 ? "" : `${formatCount(number)} ${what}${number === 1 ? "" : "s"}`;
const nth = (number: number): string => `${formatCount(number)}th`.replace(/(^|[^1])2th$/, "$12nd");
/** A number without the digits that only rounding has made. */
const formatNumber = (number: number): string => Number(number.toPrecision(6)).toLocaleString("en-US");
