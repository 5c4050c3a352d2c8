import { readFileSync } from "node:fs";
import { formatTime } from "../analysis";
import type { ReadCommand } from "./arguments";
import { fileProblem } from "./file-errors";
import { type TaskRecord, tasksOfChromeTrace } from "./trace-tasks";

/** Most tasks that are printed without `--json`. */
const MOST_PRINTED = 200;

/** Prints the tasks of a trace in a file. @returns the exit status */
export function readTraceFile({ file, json }: ReadCommand): number {
	const complain = (message: string): number => {
		process.stderr.write(`${message}\n`);
		return 2;
	};
	if (file.endsWith(".pftrace"))
		return complain(
			`${file} is in Perfetto's own format: open it in ui.perfetto.dev, or write the trace as .json to read it here.`,
		);
	let text: string;
	try {
		text = readFileSync(file, "utf8");
	} catch (error) {
		const problem = fileProblem(error);
		if (problem === null) throw error;
		return complain(`Cannot read ${file}: ${problem}.`);
	}
	const tasks = tasksOfChromeTrace(text);
	if (typeof tasks === "string") return complain(`${file} is no trace that can be read here: ${tasks}.`);
	process.stdout.write(json ? tasks.map((task) => `${JSON.stringify(task)}\n`).join("") : `${toText(file, tasks)}\n`);
	return 0;
}

function toText(file: string, tasks: TaskRecord[]): string {
	const end = Math.max(0, ...tasks.map((task) => task.end));
	const failed = tasks.filter((task) => task.ending.startsWith("failed")).length;
	const started = tasks.filter((task) => task.task !== 0).length;
	const lines = [`${file}: ${started} tasks and main, ${failed} failed, ${formatTime(end)}`];
	const shown = tasks.slice(0, MOST_PRINTED);
	const widest = Math.max(...shown.map((task) => task.name.length));
	for (const { name, at, start, end: to, ending, states } of shown) {
		const did = Object.entries(states)
			.filter(([, ms]) => ms > 0)
			.map(([state, ms]) => `${state} ${formatTime(ms)}`);
		const when = `${formatTime(start).padStart(10)} – ${formatTime(to).padStart(10)}`;
		lines.push(`  ${name.padEnd(widest)}  ${when}  ${[ending, at, ...did].filter(Boolean).join(", ")}`);
	}
	if (tasks.length > shown.length) lines.push(`  … and ${tasks.length - shown.length} more; --json prints all`);
	return lines.join("\n");
}
