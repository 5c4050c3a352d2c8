import { type ConsoleLevel, type ConsoleLine, EVENT } from "../../types";
import type { Core } from "../books/core";
import { type InspectOptions, inspectValue } from "../values/inspect";

/** The run's console: formats like Node's, keeps the lines with their virtual time and place. */
export function createConsole(core: Core, options: InspectOptions, onLine: (line: ConsoleLine) => void) {
	const lines: ConsoleLine[] = [];
	const counts = new Map<string, number>();
	const started = new Map<string, number>();
	let dropped = 0;
	let indent = "";

	function write(level: ConsoleLevel, text: string): void {
		if (lines.length >= core.limits.consoleLines) {
			dropped++;
			return;
		}
		const line: ConsoleLine = {
			at: core.now,
			level,
			text: indent === "" ? text : indent + text.replaceAll("\n", `\n${indent}`),
			line: core.site,
			task: core.current,
		};
		if (core.recording) core.recorder.push(EVENT.log, core.current, core.site, lines.length);
		lines.push(line);
		onLine(line);
	}

	const at =
		(level: ConsoleLevel) =>
		(...values: unknown[]): void =>
			write(level, format(values, options));
	const label = (value: unknown): string => (value === undefined ? "default" : String(value));
	const log = at("log");
	const elapsed = (name: string, values: unknown[]): void => {
		const from = started.get(name);
		if (from === undefined) return write("warn", `No such label '${name}' for console.time()`);
		write("log", `${name}: ${Number((core.now - from).toFixed(3))}ms${values.length > 0 ? ` ${format(values, options)}` : ""}`);
	};
	const console = {
		log,
		info: at("info"),
		warn: at("warn"),
		error: at("error"),
		debug: at("debug"),
		trace: (...values: unknown[]): void => write("debug", `Trace: ${format(values, options)}`),
		dir: (value: unknown): void => log(value),
		table: (value: unknown): void => log(value),
		assert: (condition: unknown, ...values: unknown[]): void => {
			if (!condition) write("error", values.length === 0 ? "Assertion failed" : `Assertion failed: ${format(values, options)}`);
		},
		count: (name?: unknown): void => {
			const key = label(name);
			counts.set(key, (counts.get(key) ?? 0) + 1);
			write("log", `${key}: ${counts.get(key)}`);
		},
		countReset: (name?: unknown): void => void counts.delete(label(name)),
		group: (...values: unknown[]): void => {
			if (values.length > 0) log(...values);
			indent += "  ";
		},
		groupCollapsed: (...values: unknown[]): void => console.group(...values),
		groupEnd: (): void => {
			indent = indent.slice(2);
		},
		time: (name?: unknown): void => void started.set(label(name), core.now),
		timeLog: (name?: unknown, ...values: unknown[]): void => elapsed(label(name), values),
		timeEnd: (name?: unknown): void => {
			elapsed(label(name), []);
			started.delete(label(name));
		},
		clear: (): void => {},
	};
	return { console, lines, write, text: (...values: unknown[]): string => format(values, options), dropped: () => dropped };
}

/** Values to one text; a first text may hold %s, %d, %i, %f, %j, %o, %O and %c. */
function format(values: unknown[], options: InspectOptions): string {
	const [first, ...rest] = values;
	if (typeof first !== "string" || rest.length === 0) return values.map((value) => asText(value, options)).join(" ");
	let next = 0;
	const text = first.replace(/%[sdifjoOc%]/g, (mark) => {
		if (mark === "%%") return "%";
		if (next >= rest.length) return mark;
		const value = rest[next++];
		switch (mark) {
			case "%d":
				return typeof value === "object" ? "NaN" : String(Number(value));
			case "%i":
				return String(Number.parseInt(String(value), 10));
			case "%f":
				return String(Number.parseFloat(String(value)));
			case "%c":
				return "";
			case "%s":
				return asText(value, options);
			default:
				return inspectValue(value, options);
		}
	});
	return [text, ...rest.slice(next).map((value) => asText(value, options))].join(" ");
}

const MAX_TEXT = 10_000;
function asText(value: unknown, options: InspectOptions): string {
	if (typeof value === "string") return value.length > MAX_TEXT ? `${value.slice(0, MAX_TEXT)}…` : value;
	return inspectValue(value, options);
}
