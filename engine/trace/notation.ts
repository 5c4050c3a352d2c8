import {
	EVENT,
	type EventCode,
	nameOf,
	packWait,
	type Site,
	type SiteKind,
	type Trace,
	WAIT,
	type WaitCode,
	waitId,
	waitReason,
} from "../types";
import { parseText, quoteIfNeeded, tokens } from "./notation-tokens";
import { Recorder } from "./recorder";

/** How `other` is written for each kind of row; see `EVENT` for its meaning. */
const OTHER: Record<EventCode, "task" | "wait" | "waker" | "text" | "count" | "none"> = {
	[EVENT.spawn]: "task",
	[EVENT.wait]: "wait",
	[EVENT.wake]: "waker",
	[EVENT.resume]: "waker",
	[EVENT.done]: "none",
	[EVENT.fail]: "text",
	[EVENT.cancel]: "none",
	[EVENT.busyStart]: "none",
	[EVENT.busyEnd]: "none",
	[EVENT.log]: "count",
	[EVENT.timerSet]: "count",
	[EVENT.timerFire]: "count",
	[EVENT.timerClear]: "count",
	[EVENT.hold]: "count",
	[EVENT.drop]: "count",
	[EVENT.name]: "text",
};

/**
 * A trace as text, one line per row: `100 wait fetchPage#3 request main.ts:6` is time, kind, task, `other`, place. Resources come first, the end of
 * the run last. Series, gauges and the columns of sites are left out.
 * @returns text that `fromNotation` turns back into a trace with the same rows
 */
export function toNotation(trace: Trace): string {
	const names = new Map<number, string>();
	const task = (id: number): string => `${quoteIfNeeded(names.get(id) ?? "")}#${id}`;
	const lines = trace.resources.map((name) => `resource ${JSON.stringify(name)}`);
	for (let row = 0; row < trace.length; row++) {
		const kind = trace.kind[row] as EventCode;
		const other = trace.other[row] as number;
		const site = trace.sites[trace.site[row] as number];
		if (kind === EVENT.spawn) names.set(trace.task[row] as number, site?.name ?? "");
		const words = [String(trace.time[row]), nameOf(EVENT, kind), task(trace.task[row] as number)];
		const form = OTHER[kind];
		if (form === "task") words.push(`by ${task(other)}`);
		else if (form === "waker") words.push(`by ${other === 0 ? "loop" : task(other - 1)}`);
		else if (form === "text") words.push(JSON.stringify(trace.strings[other] ?? ""));
		else if (form === "count") words.push(String(other));
		else if (form === "wait") {
			words.push(nameOf(WAIT, waitReason(other)));
			if (waitId(other) !== 0) words.push(String(waitId(other)));
		}
		if (site !== undefined && trace.site[row] !== 0) words.push(`${quoteIfNeeded(site.file)}:${site.line}`);
		lines.push(words.join(" "));
	}
	if (trace.truncatedAt !== null) lines.push(`${trace.truncatedAt} truncated`);
	lines.push(`${trace.end} end`);
	return `${lines.join("\n")}\n`;
}

/**
 * Reads a trace from a text in the notation; empty lines are ignored.
 * @throws Error with the number of the line, for a line that is not a row
 * @example spans(fromNotation("0 spawn main#0 by main#0 main.ts:1\n5 done main#0\n5 end"))
 */
export function fromNotation(text: string): Trace {
	const recorder = new Recorder(text.length);
	const sites: Site[] = [{ kind: "call", file: "", line: 0, column: 0, name: "", owner: 0 }];
	const siteIds = new Map<string, number>();
	let end = 0;
	for (const [index, line] of text.split("\n").entries()) {
		const words = tokens(line);
		const fail = (expected: string, got: string | undefined): never => {
			throw new Error(
				`Line ${index + 1}: expected ${expected}, got ${got === undefined ? "the end of the line" : `\`${got}\``}.`,
			);
		};
		const next = (expected: string): string => words.shift() ?? fail(expected, undefined);
		const number = (expected: string): number => {
			const word = next(expected);
			const value = Number(word);
			return Number.isFinite(value) ? value : fail(expected, word);
		};
		const task = (): { name: string; id: number } => {
			const word = next("a task, like fetchPage#3");
			const hash = word.lastIndexOf("#");
			const id = Number(word.slice(hash + 1));
			if (hash === -1 || hash === word.length - 1 || !Number.isInteger(id)) fail("a task, like fetchPage#3", word);
			return { name: parseText(word.slice(0, hash)), id };
		};
		const by = (): void => {
			const word = next("`by`");
			if (word !== "by") fail("`by`", word);
		};
		const place = (kind: SiteKind, name: string): number => {
			const word = words.shift();
			if (word === undefined) return 0;
			const colon = word.lastIndexOf(":");
			const lineNumber = Number(word.slice(colon + 1));
			if (colon < 1 || !Number.isInteger(lineNumber)) fail("a place, like main.ts:6", word);
			const key = `${kind} ${word} ${name}`;
			let id = siteIds.get(key);
			if (id === undefined) {
				id = sites.push({ kind, file: parseText(word.slice(0, colon)), line: lineNumber, column: 1, name, owner: 0 }) - 1;
				siteIds.set(key, id);
			}
			return id;
		};
		if (words.length === 0) continue;
		if (words[0] === "resource") {
			words.shift();
			recorder.resource(parseText(next("a name in quotes")));
		} else {
			recorder.now = number("a time in ms");
			const word = next("a kind of event");
			if (word === "end") end = recorder.now;
			else if (word === "truncated") recorder.truncatedAt = recorder.now;
			else {
				const kind = (EVENT as Record<string, EventCode>)[word] ?? fail(`one of ${Object.keys(EVENT).join(", ")}`, word);
				const { name, id } = task();
				const form = OTHER[kind];
				let other = 0;
				if (form === "task" || form === "waker") {
					by();
					if (form === "waker" && words[0] === "loop") words.shift();
					else other = task().id + (form === "waker" ? 1 : 0);
				} else if (form === "text") other = recorder.intern(parseText(next("a text in quotes")));
				else if (form === "count") other = number("a number");
				else if (form === "wait") {
					const reason = next("what is waited for");
					const code = (WAIT as Record<string, WaitCode>)[reason] ?? fail(`one of ${Object.keys(WAIT).join(", ")}`, reason);
					other = packWait(code, /^\d+$/.test(words[0] ?? "") ? Number(words.shift()) : 0);
				}
				const site = kind === EVENT.spawn ? place("function", name) : place("await", "");
				if (kind === EVENT.wait) recorder.wait(id, site, waitReason(other), waitId(other));
				else recorder.push(kind, id, site, other);
			}
		}
		if (words.length > 0) fail("nothing more", words.join(" "));
	}
	return recorder.finish(sites, end);
}
