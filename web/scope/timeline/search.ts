import { ENDING, everIn, givenNames, STATE } from "../../../engine/analysis";
import { type Naming, nameOfSpan } from "./task-label";

/** One condition of a search; all of them must hold. */
export type Condition =
	| { kind: "name"; text: string }
	| { kind: "state"; state: SearchState }
	| { kind: "line"; line: number }
	/** In virtual ms; `from` and `to` are included. */
	| { kind: "duration"; from: number; to: number };

export type SearchState = keyof typeof ENDINGS | keyof typeof STATE;

const ENDINGS = { live: ENDING.live, done: ENDING.done, failed: ENDING.failed, cancelled: ENDING.cancelled } as const;
const UNITS: Record<string, number> = { "": 1, µs: 0.001, us: 0.001, ms: 1, s: 1000, min: 60_000, h: 3_600_000 };
const STATES = [...Object.keys(ENDINGS), ...Object.keys(STATE)];

/**
 * Parses a search text: words of a name, `state:failed`, `line:12`, `>500ms`, `<=2s`, separated by spaces.
 * @returns the conditions, and words that look like a condition but are not valid
 */
export function parseSearch(text: string): { conditions: Condition[]; unknown: string[] } {
	const conditions: Condition[] = [];
	const unknown: string[] = [];
	for (const word of text.trim().split(/\s+/).filter(Boolean)) {
		const condition = parseWord(word);
		if (condition) conditions.push(condition);
		else unknown.push(word);
	}
	return { conditions, unknown };
}

function parseWord(word: string): Condition | null {
	const [, key, value] = /^(state|line):(.*)$/i.exec(word) ?? [];
	if (key?.toLowerCase() === "state") {
		const state = STATES.find((one) => value && one.startsWith(value.toLowerCase()));
		return state ? { kind: "state", state: state as SearchState } : null;
	}
	if (key) return /^\d+$/.test(value ?? "") ? { kind: "line", line: Number(value) } : null;
	const compared = /^([<>]=?)(.*)$/.exec(word);
	if (!compared) return { kind: "name", text: word.toLowerCase() };
	const [, sign = "", amount = ""] = compared;
	const [, number, unit = ""] = /^(\d+(?:\.\d+)?)([a-zµ]*)$/i.exec(amount) ?? [];
	const factor = UNITS[unit.toLowerCase()];
	if (number === undefined || factor === undefined) return null;
	const ms = Number(number) * factor;
	// Times are sums of fractions, so comparisons need a tolerance.
	const slack = Math.max(1e-9, ms * 1e-12);
	if (sign === ">") return { kind: "duration", from: ms + slack, to: Number.POSITIVE_INFINITY };
	if (sign === ">=") return { kind: "duration", from: ms - slack, to: Number.POSITIVE_INFINITY };
	return { kind: "duration", from: 0, to: sign === "<" ? ms - slack : ms + slack };
}

/** The result of a search. */
export type Found = {
	/** 1 for each span found. */
	matches: Uint8Array;
	/** The same as a list, in the order in which the tasks started. */
	list: Uint32Array;
	unknown: string[];
};

/** Searches all tasks; null without a search text. Linear in spans; for `state:` with a state that is not an ending, linear in rows. */
export function findTasks(naming: Naming, text: string): Found | null {
	const { conditions, unknown } = parseSearch(text);
	if (conditions.length === 0 && unknown.length === 0) return null;
	const matches = new Uint8Array(naming.spans.length).fill(unknown.length > 0 ? 0 : 1);
	if (unknown.length === 0) for (const condition of conditions) keep(matches, naming, condition);
	let count = 0;
	for (const match of matches) count += match;
	const list = new Uint32Array(count);
	let at = 0;
	for (let span = 0; span < matches.length; span++) if (matches[span]) list[at++] = span;
	return { matches, list, unknown };
}

/** Removes the spans that do not fulfil a condition. */
function keep(matches: Uint8Array, naming: Naming, condition: Condition): void {
	const { spans, trace } = naming;
	const drop = (fits: (span: number) => boolean): void => {
		for (let span = 0; span < matches.length; span++) if (matches[span] && !fits(span)) matches[span] = 0;
	};
	switch (condition.kind) {
		case "name": {
			const bySite = trace.sites.map(({ name }) => name.toLowerCase().includes(condition.text));
			// A search text with a number needs each task's whole label; for other texts the names of the few functions are enough.
			const isPlain = !/\d$/.test(condition.text) && givenNames(trace).size === 0;
			drop((span) =>
				isPlain && spans.task[span] !== 0
					? (bySite[spans.site[span] as number] ?? false)
					: nameOfSpan(naming, span).toLowerCase().includes(condition.text),
			);
			return;
		}
		case "line":
			drop((span) => trace.sites[spans.site[span] as number]?.line === condition.line);
			return;
		case "duration":
			drop((span) => {
				const took = (spans.end[span] as number) - (spans.start[span] as number);
				return took >= condition.from && took <= condition.to;
			});
			return;
		case "state":
			dropByState(matches, naming, condition.state);
	}
}

/** A state that is an ending must be the task's ending; any other state must occur during its life. */
function dropByState(matches: Uint8Array, { trace, spans }: Naming, state: SearchState): void {
	const wanted =
		state in ENDINGS
			? spans.ending.map((ending) => (ending === ENDINGS[state as keyof typeof ENDINGS] ? 1 : 0))
			: everIn(trace, spans, STATE[state as keyof typeof STATE]);
	for (let span = 0; span < matches.length; span++) matches[span] = (matches[span] as number) & (wanted[span] as number);
}
