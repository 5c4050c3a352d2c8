import { taskNames } from "../../trace/task-names";
import { formatTime } from "../../trace/time-text";
import { waitText } from "../../trace/waiting";
import {
	type ConsoleLine,
	EVENT,
	type Story,
	type StoryStep,
	type StoryThing,
	type TaskId,
	type Trace,
	WAIT,
	waitReason,
} from "../../types";
import { rowText } from "./row-words";
import { formatCount } from "./words";

/** Most things named in one sentence. */
const MOST_NAMED = 3;
const MOST_PRINTED = 60;

type Told = { trace: Trace; story: Story; lines: readonly ConsoleLine[] };

/** A sentence begins with a capital, but a name of the program stays as it is. */
const capital = (text: string): string => text.replace(/^(?:the|a|an)\b/, (word) => word.charAt(0).toUpperCase() + word.slice(1));
const onLine = (line: number): string => (line > 0 ? ` on line ${line}` : "");

/** A callback, a task that goes on, a timer or an operation, to stand inside a sentence: "the callback on line 9". */
export function thingText(trace: Trace, { kind, task, name, line }: StoryThing): string {
	const who = task === null ? "" : taskNames(trace)(task);
	switch (kind) {
		case "main":
			return "the program";
		case "turn":
			return "the event loop";
		case "resume":
			return `${who} goes on`;
		case "then":
			return name === "" && line === 0 ? "a promise passes its result on" : callback(name, line);
		case "microtask":
			return callback(name, line);
		case "follow":
			return "a promise follows another one";
		case "library":
			return "work of the library";
		case "timer":
			return `the timer${onLine(line)}`;
		case "operation":
			return who === "" ? "an operation" : `${who}'s wait${onLine(line)}`;
	}
}

const callback = (name: string, line: number): string =>
	name === "" ? `the callback${onLine(line)}` : line > 0 ? `${name} (line ${line})` : name;

/**
 * A step of a run as one or two sentences: what happens, on which line, why now, and what it queues.
 * @param lines the console lines of the run
 * @param index a step of `story`
 * @example stepText(trace, story, lines, 9) // "main prints "second"."
 */
export function stepText(trace: Trace, story: Story, lines: readonly ConsoleLine[], index: number): string {
	const step = story.steps[index];
	if (step === undefined) return "";
	const told = { trace, story, lines };
	return happening(told, step) + queuedBy(told, step, story.steps[index - 1]);
}

function happening(told: Told, step: StoryStep): string {
	const { trace, story } = told;
	switch (step.kind) {
		case "start":
			return "Nothing has run yet. The next step starts the program.";
		case "line": {
			const who = whoRuns(told, step);
			const line = `line ${story.stacks[step.stack]?.[0]?.line ?? 0}`;
			return `${capital(who)} runs${who.endsWith(line) ? "" : ` ${line}`}.`;
		}
		case "job":
			return jobText(told, step);
		case "queue":
			return base(story, step)?.kind === "turn" ? `The time is ${formatTime(step.at)}: what was waited for has come.` : "";
		case "idle":
			return idleText(told, step);
		case "row":
			return trace.length < step.rows ? "" : rowSentence(told, step);
	}
}

const base = ({ things }: Story, step: StoryStep): StoryThing | undefined => (step.base === null ? undefined : things[step.base]);

const isCallback = (thing: StoryThing | undefined): boolean =>
	thing?.kind === "then" || thing?.kind === "microtask" || thing?.kind === "timer";

/**
 * The names of the functions on the call stack in a step, innermost first: a task has its number, a function without a name is told by what it is.
 */
export function stackNames(trace: Trace, story: Story, step: StoryStep): string[] {
	const begun = base(story, step);
	const stack = story.stacks[step.stack] ?? [];
	const task = taskNames(trace)(step.task);
	return stack.map(({ name }, depth) => {
		if (depth === 0 && name !== "" && (task === name || task.startsWith(`${name} `))) return task;
		if (name !== "") return name;
		if (depth < stack.length - 1) return "a function";
		if (isCallback(begun)) return begun?.kind === "timer" ? "timer callback" : "callback";
		return begun?.kind === "resume" ? task : "main";
	});
}

/** Whose code runs: a task, a callback, or a function that one of them has called. */
function whoRuns({ trace, story }: Told, step: StoryStep): string {
	const begun = base(story, step);
	const stack = story.stacks[step.stack] ?? [];
	if (begun !== undefined && isCallback(begun) && stack.length < 2)
		return begun.kind === "timer" ? `the callback of the timer${onLine(begun.line)}` : callback(begun.name, begun.line);
	return stackNames(trace, story, step)[0] ?? taskNames(trace)(step.task);
}

function jobText({ trace, story }: Told, step: StoryStep): string {
	const begun = base(story, step);
	if (begun === undefined) return "";
	if (begun.kind === "then" && begun.line === 0 && begun.name === "") return "Next microtask: a promise passes its result on.";
	if (begun.kind === "follow") return "Next microtask: a promise takes over the result of the one that it was resolved with.";
	return `Next microtask: ${thingText(trace, begun)}${begun.kind === "resume" ? "" : " runs"}.`;
}

function idleText({ trace, story }: Told, step: StoryStep): string {
	const next = story.things[step.timers[0] ?? -1];
	if (next === undefined)
		return step.rows >= trace.length
			? "Nothing is left to do: the run has ended."
			: "No microtask is left. The event loop waits.";
	const what = next.kind === "timer" ? thingText(trace, next) : `${thingText(trace, next)} ends`;
	if (next.at <= step.at) return `No microtask is left. The event loop goes on with what is due: ${what}.`;
	return `No microtask is left. The event loop sleeps until ${formatTime(next.at)}: ${what}${next.kind === "timer" ? " is due" : ""}.`;
}

function rowSentence(told: Told, step: StoryStep): string {
	const { trace, story, lines } = told;
	const row = step.rows - 1;
	const name = taskNames(trace);
	const task = trace.task[row] as TaskId;
	const who = name(task);
	const other = trace.other[row] as number;
	const line = trace.sites[trace.site[row] as number]?.line ?? 0;
	switch (trace.kind[row]) {
		case EVENT.spawn:
			return task === 0
				? "The program starts with its first line."
				: `${capital(name(other))} calls ${who}. It runs at once, up to its first await.`;
		case EVENT.wait: {
			if (waitReason(other) === WAIT.tick)
				return `${capital(who)} awaits what is there already${onLine(line)}. It goes on in a microtask.`;
			const due = step.timers.map((timer) => story.things[timer]).find((one) => one?.kind === "operation" && one.task === task);
			return `${capital(who)} waits${onLine(line)} for ${waitText(trace, other)}${due === undefined ? "" : `, due at ${formatTime(due.at)}`}.`;
		}
		case EVENT.wake:
			return other === 0
				? `${capital(who)} is ready: what it waited for has come.`
				: `${capital(who)} is ready: ${name(other - 1)} has settled what it waited for.`;
		case EVENT.resume: {
			const after = lastLine(trace, row, task);
			const why = other === 0 ? "what it waited for has come" : `${name(other - 1)} has settled what it waited for`;
			return `${capital(who)} goes on${after > 0 ? ` after line ${after}` : ""}: ${why}.`;
		}
		case EVENT.done:
			return task === 0 ? "The program's last line has run." : `${capital(who)} returns.`;
		case EVENT.fail:
			return `${capital(who)} fails: ${trace.strings[other] ?? ""}.`;
		case EVENT.log: {
			const [text = ""] = (lines.find(({ index }) => index === other)?.text ?? "").split("\n");
			const shown = text.length > MOST_PRINTED ? `${text.slice(0, MOST_PRINTED)}…` : text;
			return `${capital(whoRuns(told, step))} prints “${shown.trim()}”.`;
		}
		case EVENT.timerSet: {
			const due = story.things[step.timers.findLast((timer) => story.things[timer]?.line === line) ?? -1];
			return `${capital(whoRuns(told, step))} arms a timer${onLine(line)}${due?.kind === "timer" ? `, due at ${formatTime(due.at)}` : ""}.`;
		}
		case EVENT.timerFire:
			return `The time is ${formatTime(step.at)}: the timer${onLine(base(story, step)?.line ?? 0)} is due, and its callback runs.`;
		default:
			return `${rowText(trace, row)}.`;
	}
}

/** The line on which a task suspended last before a row; 0 when it has not. */
function lastLine(trace: Trace, row: number, task: TaskId): number {
	for (let i = row - 1; i >= 0; i--)
		if (trace.task[i] === task && trace.kind[i] === EVENT.wait) return trace.sites[trace.site[i] as number]?.line ?? 0;
	return 0;
}

/** The sentence about the microtasks that a step has queued. */
function queuedBy({ trace, story }: Told, step: StoryStep, before: StoryStep | undefined): string {
	const waited = new Set(before?.jobs);
	const queued = step.jobs.filter((job) => !waited.has(job)).map((job) => thingText(trace, story.things[job] as StoryThing));
	if (queued.length === 0) return "";
	const named = queued.slice(0, MOST_NAMED).join("; ");
	const rest = queued.length - MOST_NAMED;
	const what = rest > 0 ? `${named}; and ${formatCount(rest)} more` : named;
	return `${step.kind === "queue" && base(story, step)?.kind !== "turn" ? "" : " "}A microtask is queued: ${what}.`.replace(
		"A microtask is",
		queued.length === 1 ? "A microtask is" : "Microtasks are",
	);
}
