import type { Outcome, RunResult, Story, WaitGraph } from "../../types";
import { clip } from "../gate/clip";
import { type ResultHead, SIZES, type Trial } from "../gate/messages";

const text = (value: string): string => clip(value, SIZES.text);

function clipOutcome(outcome: Outcome): Outcome {
	switch (outcome.kind) {
		case "completed":
			return outcome;
		case "failed": {
			const { error } = outcome;
			const stack = error.stack.slice(0, SIZES.stack).map(text);
			return { ...outcome, error: { ...error, name: text(error.name), message: text(error.message), stack } };
		}
		case "deadlocked":
			return {
				...outcome,
				message: text(outcome.message),
				waiting: outcome.waiting.slice(0, SIZES.waiting).map((task) => ({ ...task, name: text(task.name), on: text(task.on) })),
				graph: clipGraph(outcome.graph),
			};
		case "stopped":
		case "out-of-memory":
		case "starved":
		case "out-of-budget":
			return { ...outcome, message: text(outcome.message) };
	}
}

/** Cuts the names of a graph. A graph that is still too large is left out, because a part of it would be misleading. */
function clipGraph({ nodes, edges, cycle }: WaitGraph): WaitGraph {
	if (nodes.length > SIZES.graphNodes || edges.length > SIZES.graphEdges) return { nodes: [], edges: [], cycle: [] };
	return { nodes: nodes.map((node) => ({ ...node, name: text(node.name) })), edges, cycle };
}

/**
 * The part of a result that is sent in the last message, cut to the limits that the page applies.
 *
 * @param dropped number of console lines that were not streamed because the total was full
 */
export function headOf(result: RunResult, dropped: number): ResultHead {
	return {
		outcome: clipOutcome(result.outcome),
		elapsed: result.elapsed,
		consoleDropped: result.consoleDropped + dropped,
		diagnostics: clipDiagnostics(result.diagnostics),
		knobs: result.knobs.slice(0, SIZES.knobs),
		stats: result.stats,
		seed: result.seed,
	};
}

const clipDiagnostics = (all: RunResult["diagnostics"]): RunResult["diagnostics"] =>
	all.slice(0, SIZES.diagnostics).map((diagnostic) => ({ ...diagnostic, message: text(diagnostic.message) }));

/** The result of one run of many, cut to the limits that the page applies. */
export function trialOf({ outcome, elapsed, stats, console: lines, diagnostics, seed }: RunResult): Trial {
	return {
		outcome: clipOutcome(outcome),
		elapsed,
		stats,
		console: lines
			.slice(0, SIZES.trialLines)
			.map(({ values: _values, ...line }) => ({ ...line, text: clip(line.text, SIZES.trialText) })),
		diagnostics: clipDiagnostics(diagnostics),
		seed,
	};
}

/** A story, cut to the limits that the page applies. */
export function clipStory(story: Story): Story {
	return {
		...story,
		things: story.things.slice(0, SIZES.things).map((thing) => ({ ...thing, name: text(thing.name) })),
		stacks: story.stacks.map((stack) => stack.map((frame) => ({ ...frame, name: text(frame.name) }))),
		steps: story.steps.map((step) => ({
			...step,
			locals: step.locals.slice(0, SIZES.told).map(({ task, locals }) => ({
				task,
				locals: locals
					.slice(0, SIZES.locals)
					.map((local) => ({ name: text(local.name), text: clip(local.text, SIZES.localText) })),
			})),
		})),
	};
}
