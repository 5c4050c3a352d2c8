import type { KnobValue } from "../../../engine/types";
import { type Action, type Settings, settingValue, type TaskRef } from "../../../lessons/actions";
import { viewRun } from "../../../lessons/run-view";
import { nextShown } from "../../run/next-shown";
import { type Finished, sameFiles } from "../../run/run-store";
import type { Controls } from "../workbench/controls";

const valuesOf = (settings: Settings): Record<string, KnobValue> =>
	Object.fromEntries(Object.entries(settings).map(([name, text]) => [name, settingValue(text)]));

/** The run of the program as it stands in the editor: the one that is shown, or a new one. Null when it does not compile. */
async function shownRun({ store, files }: Controls): Promise<Finished | null> {
	const { shown, phase } = store.state.get();
	if (phase.kind === "idle" && shown !== null && sameFiles(shown.files, files())) return shown;
	return nextShown(store, () => store.run(files()));
}

/** Runs the program with these knobs. */
const runWith = ({ store, files }: Controls, settings: Settings): Promise<Finished | null> =>
	nextShown(store, () => store.run(files(), valuesOf(settings)));

const taskIn = ({ result }: Finished, { name, nth }: TaskRef) => viewRun(result).tasks(name)[nth - 1];

/**
 * Does what an action link says; the program runs first if it has to.
 * @returns why it could not be done, as a sentence, or an empty text
 */
export async function perform(action: Action, controls: Controls): Promise<string> {
	const { store, scope, studies } = controls;
	if (action.kind === "line") {
		controls.goToLine(action.line, action.file);
		return "";
	}
	controls.show("scope");
	switch (action.kind) {
		case "run":
			return runFailed(await nextShown(store, controls.run));
		case "knob":
			return runFailed(await runWith(controls, action.settings));
		case "compare": {
			store.pin(false);
			const first = await runWith(controls, action.settings[0]);
			if (first === null) return runFailed(first);
			store.pin(true);
			return runFailed(await runWith(controls, action.settings[1]));
		}
		case "seed": {
			const shown = await shownRun(controls);
			if (shown === null || store.state.get().seed === action.seed) return runFailed(shown);
			return runFailed(await nextShown(store, () => store.setSeed(action.seed)));
		}
	}
	const shown = await shownRun(controls);
	if (shown === null) return runFailed(shown);
	switch (action.kind) {
		case "at":
			store.playhead.set(Math.min(action.at, shown.result.trace.end));
			return "";
		case "critical":
			scope.showCriticalPath.set(true);
			return "";
		case "explore":
			studies.exploring.start();
			return "";
		case "sweep": {
			const knob = store.state.get().knobs.find(({ name }) => name === action.knob);
			if (knob === undefined) return `This program has no knob “${action.knob}”.`;
			studies.sweep.start(knob);
			return "";
		}
		case "select":
		case "fault": {
			const task = taskIn(shown, action.task);
			if (task === undefined) return `This run has no task ${action.task.name} ${action.task.nth}.`;
			scope.selected.set(task.id);
			if (action.kind === "select") store.playhead.set(task.start);
			else await nextShown(store, () => store.setFaults([{ task: task.id, at: action.at, kind: action.fault }]));
			return "";
		}
	}
}

const runFailed = (shown: Finished | null): string => (shown === null ? "The program did not run: the code tab says why." : "");
