import { type ReactNode, useDeferredValue, useMemo } from "react";
import { formatCount, formatTime, queuesAt, stackNames, taskNames, thingText } from "../../../engine/analysis";
import type { StoryThing, TaskId, Trace } from "../../../engine/types";
import type { Where } from "../../run/place/where";
import styles from "./loop-boxes.module.css";

/** Most entries shown of each box. */
const MOST = 12;

/** An entry of a box: what it is, when or where, and what a click does. */
type Item = { key: string; text: string; detail: string; go: () => void };

type Props = {
	trace: Trace;
	where: Where;
	/** Goes to where a thing runs, and selects its task. */
	onThing: (thing: number) => void;
	onTime: (at: number, task: TaskId | null) => void;
	onLine: (line: number) => void;
};

const EXPLAINED = {
	running:
		"The call stack: what runs now is on top, below it are the functions that called it. While anything stands here, nothing else can run.",
	microtasks:
		"Callbacks of promises and tasks that can go on. They run one after the other, first in first out, as soon as nothing else runs.",
	ready: "Timers and answers whose time has come. The event loop takes the first one when no microtask is left.",
	armed:
		"Timers and answers that are still to come, by their time. The clock jumps to the first one when there is nothing else to do.",
};

/** Call stack, microtasks, ready and armed timers at the playhead, each in the order in which they will run. */
export function LoopBoxes({ trace, where, onThing, onTime, onLine }: Props) {
	// Deferred: in a fast drag this may lag a frame behind; the playhead may not.
	const calm = useDeferredValue(where);
	const { stack, jobs, jobCount, timers, timerCount } = useMemo(
		() => boxesOf(trace, calm, { onThing, onTime, onLine }),
		[trace, calm, onThing, onTime, onLine],
	);
	const ready = timers.filter(({ at }) => at <= calm.at);
	const armed = timers.filter(({ at }) => at > calm.at);
	return (
		<div className={styles.boxes} role="group" aria-label="Queues of the event loop">
			<Box title="Running" what={EXPLAINED.running} items={stack} count={stack.length} />
			<Box title="Microtasks" what={EXPLAINED.microtasks} items={jobs} count={jobCount} />
			<Box title="Ready" what={EXPLAINED.ready} items={ready} count={ready.length} />
			<Box title="Timers" what={EXPLAINED.armed} items={armed} count={Math.max(armed.length, timerCount - ready.length)} />
		</div>
	);
}

type Boxes = { stack: Item[]; jobs: Item[]; jobCount: number; timers: (Item & { at: number })[]; timerCount: number };

function boxesOf(trace: Trace, { rows, at, told }: Where, go: Pick<Props, "onThing" | "onTime" | "onLine">): Boxes {
	if (told === null) {
		// Before the run is told, what its rows show: tasks that are ready, and timers.
		const { jobs, timers } = queuesAt(trace, rows);
		return {
			stack: [],
			jobs: jobs.map(({ name, task }, i) => ({
				key: `${i}`,
				text: `${name} goes on`,
				detail: "",
				go: () => go.onTime(at, task),
			})),
			jobCount: jobs.length,
			timers: timers.map(({ at: due, kind, name, line, task }, i) => ({
				key: `${i}`,
				text: kind === "callback" ? `callback of ${name || "main"}` : name || "operation",
				detail: `${formatTime(due)}${line > 0 ? ` · ${line}` : ""}`,
				at: due,
				go: () => go.onTime(due, task),
			})),
			timerCount: timers.length,
		};
	}
	const { story, step } = told;
	const base = step.base === null ? undefined : story.things[step.base];
	const names = stackNames(trace, story, step);
	const frames = (story.stacks[step.stack] ?? []).map(({ line }, i) => ({
		key: `${i}`,
		text: names[i] ?? "",
		detail: `line ${line}`,
		go: () => go.onLine(line),
	}));
	const bottom: Item[] =
		base === undefined
			? []
			: [{ key: "base", text: baseText(trace, base), detail: "", go: () => go.onThing(step.base as number) }];
	return {
		stack: [...frames, ...(frames.length > 0 && base?.kind === "main" ? [] : bottom)],
		jobs: step.jobs.map((job) => ({
			key: `${job}`,
			text: thingText(trace, story.things[job] as StoryThing),
			detail: "",
			go: () => go.onThing(job),
		})),
		jobCount: step.jobCount,
		timers: step.timers.map((timer) => {
			const thing = story.things[timer] as StoryThing;
			return {
				key: `${timer}`,
				text:
					thing.kind === "timer"
						? `timer${thing.line > 0 ? `, line ${thing.line}` : ""}`
						: nameOf(trace, thing.task) || "operation",
				detail: formatTime(thing.at),
				at: thing.at,
				go: () => go.onTime(thing.at, thing.task),
			};
		}),
		timerCount: step.timerCount,
	};
}

const nameOf = (trace: Trace, task: TaskId | null): string => (task === null ? "" : taskNames(trace)(task));

/** What the loop runs, as the lowest entry of the stack. */
function baseText(trace: Trace, base: StoryThing): string {
	switch (base.kind) {
		case "main":
			return "the program";
		case "turn":
			return "event loop: an operation ends";
		case "timer":
			return `event loop: timer${base.line > 0 ? ` of line ${base.line}` : ""}`;
		default:
			return `microtask: ${thingText(trace, base)}`;
	}
}

function Box({ title, what, items, count }: { title: string; what: string; items: Item[]; count: number }) {
	const shown = items.slice(0, MOST);
	return (
		<section className={styles.box} aria-label={title}>
			<h2 className={styles.title}>
				{title}
				<span className={styles.count}>{count > 0 ? formatCount(count) : ""}</span>
				<Why>{what}</Why>
			</h2>
			{count === 0 ? (
				<p className={styles.none}>{title === "Running" ? "nothing" : "empty"}</p>
			) : (
				<ol className={styles.list}>
					{shown.map(({ key, text, detail, go }) => (
						<li key={key}>
							<button type="button" className={styles.item} onClick={go} title={`${text} ${detail}`.trim()}>
								<span className={styles.name}>{text}</span>
								<span className={styles.detail}>{detail}</span>
							</button>
						</li>
					))}
					{count > shown.length && <li className={styles.none}>and {formatCount(count - shown.length)} more</li>}
				</ol>
			)}
		</section>
	);
}

/** A question mark that opens one sentence. */
function Why({ children }: { children: ReactNode }) {
	return (
		<details className={styles.why}>
			<summary className={styles.ask} aria-label="What is this?">
				?
			</summary>
			<p className={styles.answer}>{children}</p>
		</details>
	);
}
