/** Settings of knobs by name, as texts. */
export type Settings = Record<string, string>;

/** A task of a run by the name of its function: `nth` counts from 1, in order of their start. */
export type TaskRef = { name: string; nth: number };

/** What an action link in the prose does. Each runs the program first if it has to. */
export type Action =
	| { kind: "run" }
	| { kind: "knob"; settings: Settings }
	| { kind: "seed"; seed: number }
	/** Moves the playhead; `at` in virtual ms. */
	| { kind: "at"; at: number }
	| { kind: "select"; task: TaskRef }
	| { kind: "line"; file: string; line: number }
	/** Runs each of the settings, and shows the last with the first behind it. */
	| { kind: "compare"; settings: [Settings, Settings] }
	| { kind: "sweep"; knob: string }
	| { kind: "explore" }
	| { kind: "fault"; fault: "fail" | "hang" | "cancel"; task: TaskRef; at: number }
	/** Marks the critical path. */
	| { kind: "critical" };

const USES: Record<Action["kind"], string> = {
	run: "do:run",
	knob: "do:knob limit=3,use=all+at+once",
	seed: "do:seed 7",
	at: "do:at 2500",
	select: "do:select fetchPage 3",
	line: "do:line 12, or do:line clients.ts 12",
	compare: "do:compare client=all client=limited",
	sweep: "do:sweep limit",
	explore: "do:explore",
	fault: "do:fault fail fetchPage 3 1000",
	critical: "do:critical",
};

/** Reads settings such as `limit=3` or `limit=3,use=all+at+once`, where `+` stands for a space; null when one of them is none. */
function readSettings(text: string): Settings | null {
	const pairs = text.split(/,(?=[^,=]+=)/).map((pair) => /^([^=]+)=(.*)$/.exec(pair));
	if (!pairs.every((pair) => pair !== null)) return null;
	return Object.fromEntries(pairs.map(([, name = "", value = ""]) => [name, value.replaceAll("+", " ")]));
}

/** Reads a task such as `fetchPage 3`, or `fetchPage` for the first; a name may have spaces. */
function readTask(words: readonly string[]): TaskRef | null {
	const last = words.at(-1) ?? "";
	const isCounted = words.length > 1 && /^[1-9]\d*$/.test(last);
	const name = (isCounted ? words.slice(0, -1) : words).join(" ");
	return name === "" ? null : { name, nth: isCounted ? Number(last) : 1 };
}

const readNumber = (text: string | undefined): number | null => (text !== undefined && /^\d+(\.\d+)?$/.test(text) ? Number(text) : null);

const READERS: { [K in Action["kind"]]: (words: readonly string[]) => Extract<Action, { kind: K }> | null } = {
	run: (words) => (words.length === 0 ? { kind: "run" } : null),
	knob(words) {
		const settings = words.length === 1 ? readSettings(words[0] as string) : null;
		return settings && { kind: "knob", settings };
	},
	seed([text, ...rest]) {
		const seed = readNumber(text);
		return seed === null || rest.length > 0 || !Number.isInteger(seed) ? null : { kind: "seed", seed };
	},
	at([text, ...rest]) {
		const at = readNumber(text);
		return at === null || rest.length > 0 ? null : { kind: "at", at };
	},
	select(words) {
		const task = readTask(words);
		return task && { kind: "select", task };
	},
	line(words) {
		const line = readNumber(words.at(-1));
		if (line === null || words.length > 2 || !Number.isInteger(line)) return null;
		return { kind: "line", file: words.length === 2 ? (words[0] as string) : "main.ts", line };
	},
	compare(words) {
		const [first, second, third] = words.map(readSettings);
		return first && second && third === undefined ? { kind: "compare", settings: [first, second] } : null;
	},
	sweep: ([knob, ...rest]) => (knob === undefined || rest.length > 0 ? null : { kind: "sweep", knob }),
	explore: (words) => (words.length === 0 ? { kind: "explore" } : null),
	fault([fault, ...words]) {
		const at = readNumber(words.at(-1));
		const task = readTask(words.slice(0, -1));
		const isKnown = fault === "fail" || fault === "hang" || fault === "cancel";
		return isKnown && at !== null && task !== null ? { kind: "fault", fault, task, at } : null;
	},
	critical: (words) => (words.length === 0 ? { kind: "critical" } : null),
};

/** The value of a knob that a text stands for. A choice among numbers takes the number as its text. */
export const settingValue = (text: string): boolean | number | string =>
	text === "true" || text === "false" ? text === "true" : text !== "" && Number.isFinite(Number(text)) ? Number(text) : text;

/** True for the address of an action link: `"do:knob limit=1"`. */
export const isAction = (address: string): boolean => address.startsWith("do:");

/**
 * Reads the address of an action link.
 * @param address begins with `do:`
 * @throws with what is understood when it is not a known action
 */
export function parseAction(address: string): Action {
	const [kind = "", ...words] = address.slice("do:".length).trim().split(/\s+/);
	const action = kind in READERS ? READERS[kind as Action["kind"]](words) : null;
	if (action !== null) return action;
	const known = kind in USES ? [USES[kind as Action["kind"]]] : Object.values(USES);
	throw new Error(`"${address}" is no action. Understood is ${known.join("; ")}.`);
}
