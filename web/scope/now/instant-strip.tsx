import { memo, useLayoutEffect, useRef } from "react";
import { stepText, thingText } from "../../../engine/analysis";
import { type ConsoleLine, EVENT, type Story, type StoryStep, type Trace } from "../../../engine/types";
import type { StepPlace } from "../../run/moment";
import styles from "./instant-strip.module.css";

/** Most steps shown on each side of the current one. */
const MOST = 150;

type Props = {
	trace: Trace;
	told: { story: Story; index: number; step: StoryStep };
	lines: readonly ConsoleLine[];
	onStep: (place: StepPlace) => void;
};

/** Everything that happens at the playhead's instant, in order: its turn and its microtasks, each with its steps. Time does not pass here. */
export const InstantStrip = memo(function InstantStrip({ trace, told: { story, index, step }, lines, onStep }: Props) {
	const current = useRef<HTMLButtonElement>(null);
	useLayoutEffect(() => {
		current.current?.scrollIntoView({ block: "nearest", inline: "nearest" });
	}, [story, index]);
	return (
		<div className={styles.strip} role="group" aria-label="Steps of this instant">
			{partsOf(story, index, step.at).map(({ first, steps }) => (
				<div key={first} className={styles.part} data-base={baseKind(story, steps[0])}>
					<span className={styles.name}>{partText(trace, story, steps[0] as StoryStep)}</span>
					<span className={styles.steps}>
						{steps.map((one, i) => (
							<button
								key={first + i}
								ref={first + i === index ? current : undefined}
								type="button"
								className={styles.step}
								data-kind={kindOf(trace, one)}
								aria-current={first + i === index ? "step" : undefined}
								tabIndex={first + i === index ? 0 : -1}
								aria-label={stepText(trace, story, lines, first + i)}
								title={stepText(trace, story, lines, first + i)}
								onClick={() => onStep({ story, index: first + i })}
							>
								{markOf(trace, story, one)}
							</button>
						))}
					</span>
				</div>
			))}
		</div>
	);
});

type Part = { first: number; steps: StoryStep[] };

/** The steps of an instant around one of them, in runs of the same turn or microtask. */
function partsOf({ steps }: Story, index: number, at: number): Part[] {
	let from = index;
	let to = index + 1;
	while (from > 0 && index - from < MOST && steps[from - 1]?.at === at) from--;
	while (to < steps.length && to - index < MOST && steps[to]?.at === at) to++;
	const parts: Part[] = [];
	for (let i = from; i < to; i++) {
		const step = steps[i] as StoryStep;
		const part = parts.at(-1);
		if (part !== undefined && part.steps[0]?.base === step.base) part.steps.push(step);
		else parts.push({ first: i, steps: [step] });
	}
	return parts;
}

const baseKind = (story: Story, step: StoryStep | undefined): string => {
	const base = step?.base ?? null;
	if (base === null) return "idle";
	const { kind } = story.things[base] ?? { kind: "main" };
	return kind === "main" || kind === "turn" || kind === "timer" ? "turn" : "microtask";
};

function partText(trace: Trace, story: Story, { base }: StoryStep): string {
	const thing = base === null ? undefined : story.things[base];
	if (thing === undefined) return "event loop";
	return thing.kind === "main" ? "main" : thing.kind === "turn" ? "event loop" : thingText(trace, thing).replace(/^the /, "");
}

/** The kind of a step, for its colour. */
function kindOf(trace: Trace, { kind, rows }: StoryStep): string {
	if (kind !== "row") return kind;
	switch (trace.kind[rows - 1]) {
		case EVENT.log:
			return "log";
		case EVENT.fail:
			return "fail";
		case EVENT.wait:
			return "wait";
		default:
			return "row";
	}
}

/** The line of a statement; a sign for other steps. */
function markOf(trace: Trace, { stacks }: Story, step: StoryStep): string {
	if (step.kind === "line") return String(stacks[step.stack]?.[0]?.line ?? "");
	if (step.kind === "queue") return "+";
	if (step.kind === "idle") return "∅";
	if (step.kind === "job" || step.kind === "start") return "▸";
	switch (trace.kind[step.rows - 1]) {
		case EVENT.log:
			return "≡";
		case EVENT.fail:
		case EVENT.cancel:
			return "✕";
		case EVENT.wait:
			return "…";
		case EVENT.done:
			return "✓";
		case EVENT.timerSet:
			return "◷";
		default:
			return "•";
	}
}
