import { type ConsoleLevel, type ConsoleLine, EVENT, type ValueRow } from "../../types";
import type { Core } from "../books/core";
import { isError } from "../values/describe";
import { printable } from "../values/escapes";
import { type InspectStyle, inspectValue } from "../values/inspect";
import type { InspectOptions } from "../values/inspect-options";
import { hasOwn, isObject } from "../values/originals";
import { valueRows } from "../values/value-rows";
import { formatValues } from "./console-format";
import { ConsoleLines } from "./console-lines";
import { tableText } from "./console-table";

/** Longest text of a line; the sandbox's gate takes no longer one. */
const MOST_TEXT = 20_000;
/** Texts with more characters than this, or with several lines, can be opened as a tree. */
const ONE_LINE = 76;
/** Most rows of the trees of one line, and of a run. */
const ROWS_OF_LINE = 400;
const ROWS_OF_RUN = 20_000;
/** A tree with fewer rows than this shows nothing that the text does not. */
const SMALLEST_TREE = 3;

/** What the console needs of its run. */
export type ConsoleHost = {
	inspect: InspectOptions;
	/** The program's frames of the call that is running, one a line; "" if they are not known. */
	frames(): string;
	/** The line of a site, and its file unless the program begins in it; line 0 when unknown. */
	placeOf(site: number): Pick<ConsoleLine, "line" | "file">;
	/** Called for each line that is kept, as soon as that is known. */
	onLine(line: ConsoleLine): void;
};

/** The run's console: formats like Node's, keeps the lines with their virtual time and place. */
export function createConsole(core: Core, host: ConsoleHost) {
	const { inspect } = host;
	const lines = new ConsoleLines(core.limits.consoleLines);
	const counts = new Map<string, number>();
	const started = new Map<string, number>();
	let group = 0;
	let rowsLeft = ROWS_OF_RUN;

	function write(level: ConsoleLevel, written: string, more: Partial<ConsoleLine> = {}): void {
		const text = printable(written);
		const indent = "  ".repeat(group);
		const whole = group === 0 ? text : indent + text.replaceAll("\n", `\n${indent}`);
		const line: ConsoleLine = {
			at: core.now,
			level,
			text: whole.length > MOST_TEXT ? `${whole.slice(0, MOST_TEXT - 50)}… (${whole.length} characters in all)` : whole,
			line: 0,
			...(more.line === undefined ? host.placeOf(core.site) : {}),
			task: core.current,
			index: lines.written,
			...more,
		};
		if (group > 0) line.group = group;
		if (core.recording && lines.isEarly) core.recorder.push(EVENT.log, core.current, core.site, line.index);
		if (lines.add(line)) host.onLine(line);
	}

	/** Writes values, with a tree of those that do not fit on a line. */
	function log(level: ConsoleLevel, values: readonly unknown[], more: Partial<ConsoleLine> = {}, before = ""): void {
		const text = before + formatValues(values, inspect);
		const isLong = text.length > ONE_LINE || text.includes("\n");
		write(level, text, isLong && lines.isEarly ? { ...more, ...treesOf(values) } : more);
	}

	/** The trees of the objects among some values. */
	function treesOf(values: readonly unknown[]): Partial<ConsoleLine> {
		const found: ValueRow[] = [];
		for (let i = 0; i < values.length; i++) {
			const value = values[i];
			// The text of an error says what is in it, however long it is.
			if (!isObject(value) || isError(value)) continue;
			const most = Math.min(ROWS_OF_LINE - found.length, rowsLeft);
			const rows = most < SMALLEST_TREE ? [] : valueRows(value, inspect, most);
			if (rows.length < SMALLEST_TREE) continue;
			rowsLeft -= rows.length;
			for (let k = 0; k < rows.length; k++) found[found.length] = rows[k] as ValueRow;
		}
		return found.length === 0 ? {} : { values: found };
	}

	const at =
		(level: ConsoleLevel) =>
		(...values: unknown[]): void =>
			log(level, values);
	const label = (value: unknown): string => (value === undefined ? "default" : printable(String(value)));
	/** @returns false if there is no such timer */
	function elapsed(name: string, values: readonly unknown[]): boolean {
		const from = started.get(name);
		if (from === undefined) {
			write("warn", `Timer '${name}' does not exist`);
			return false;
		}
		log("log", values, {}, `${name}: ${duration(core.now - from)}${values.length > 0 ? " " : ""}`);
		return true;
	}
	function openGroup(values: readonly unknown[], opens: "group" | "collapsed"): void {
		if (values.length > 0) log("log", values, { opens });
		group++;
	}
	const console = {
		log: at("log"),
		info: at("info"),
		warn: at("warn"),
		error: at("error"),
		debug: at("debug"),
		dirxml: at("log"),
		trace: (...values: unknown[]): void => {
			const text = formatValues(values, inspect);
			const frames = host.frames();
			write("log", `Trace${text === "" ? "" : `: ${text}`}${frames === "" ? "" : `\n${frames}`}`);
		},
		dir: (value?: unknown, style?: unknown): void => write("log", inspectValue(value, inspect, styleOf(style)), treesOf([value])),
		table: (data?: unknown, names?: unknown): void => {
			const text = tableText(data, names, inspect);
			if (text === null) log("log", [data]);
			else write("log", text);
		},
		assert: (condition?: unknown, ...values: unknown[]): void => {
			if (!condition) log("error", values, {}, `Assertion failed${values.length === 0 ? "" : ": "}`);
		},
		count: (name?: unknown): void => {
			const key = label(name);
			const count = (counts.get(key) ?? 0) + 1;
			counts.set(key, count);
			write("log", `${key}: ${count}`);
		},
		countReset: (name?: unknown): void => {
			const key = label(name);
			if (!counts.delete(key)) write("warn", `Count for '${key}' does not exist`);
		},
		group: (...values: unknown[]): void => openGroup(values, "group"),
		groupCollapsed: (...values: unknown[]): void => openGroup(values, "collapsed"),
		groupEnd: (): void => {
			if (group > 0) group--;
		},
		time: (name?: unknown): void => {
			const key = label(name);
			if (started.has(key)) write("warn", `Timer '${key}' already exists`);
			else started.set(key, core.now);
		},
		timeLog: (name?: unknown, ...values: unknown[]): void => void elapsed(label(name), values),
		timeEnd: (name?: unknown): void => {
			if (elapsed(label(name), [])) started.delete(label(name));
		},
		// Lines stay, because they belong to the run's time.
		clear: (): void => {},
		timeStamp: (): void => {},
		profile: (): void => {},
		profileEnd: (): void => {},
	};
	return {
		console,
		/** Writes a line that does not come from the program, as one of its console. @param line the line of the program that caused it, 0 when unknown */
		write: (level: ConsoleLevel, text: string, place: Pick<ConsoleLine, "line" | "file">): void => write(level, text, place),
		/** The text that `log` prints for these values. */
		text: (...values: unknown[]): string => formatValues(values, inspect),
		/** Ends the console: passes the last lines on, which were not known to be the last before. @returns all lines kept */
		end(): ConsoleLine[] {
			for (const line of lines.last()) host.onLine(line);
			return lines.all();
		},
		dropped: (): number => lines.dropped,
	};
}

/** The options of `console.dir` that are known here; all others are ignored. */
function styleOf(given: unknown): Partial<InspectStyle> {
	const style: Partial<InspectStyle> = {};
	if (!isObject(given)) return style;
	const read = (name: keyof InspectStyle): void => {
		const value = hasOwn(given, name) ? (given as Record<string, unknown>)[name] : undefined;
		if (value === null || typeof value === "number") style[name] = value ?? Number.POSITIVE_INFINITY;
	};
	read("depth");
	read("breakLength");
	read("maxArrayLength");
	read("maxStringLength");
	return style;
}

/** Milliseconds as `console.time` shows them in Node: "120.5ms", "1.620s", "2:05.000 (m:ss.mmm)". */
function duration(ms: number): string {
	if (ms < 1_000) return `${Number(ms.toFixed(3))}ms`;
	if (ms < 60_000) return `${(ms / 1_000).toFixed(3)}s`;
	const hours = Math.floor(ms / 3_600_000);
	const minutes = Math.floor(ms / 60_000) % 60;
	const seconds = ((ms % 60_000) / 1_000).toFixed(3).padStart(6, "0");
	return hours > 0 ? `${hours}:${String(minutes).padStart(2, "0")}:${seconds} (h:mm:ss.mmm)` : `${minutes}:${seconds} (m:ss.mmm)`;
}
