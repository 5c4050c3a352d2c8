import { formatTime, rowText, stepText } from "../../../engine/analysis";
import { type Where, whereIs } from "../../run/place/where";
import type { RunStore } from "../../run/run-store";
import { createSignal, type Signal } from "../../run/signal";
import type { Telling } from "../../run/studies/story";
import type { ScopeState } from "../scope-state";
import { createPlayer, type Player } from "./player";
import { stepFrom, type TravelUnit } from "./steps";
import { stopsOf } from "./stops";

/** Moves the playhead by playing, stepping and jumping. */
export type Transport = {
	player: Player;
	unit: Signal<TravelUnit>;
	/** The result of the last step as a sentence, for screen readers. */
	said: Signal<string>;
	/** One step backwards or forwards, by the chosen unit or by `unit`. */
	step(direction: -1 | 1, unit?: TravelUnit): void;
	/** Jumps to before the first thing that happens, or to the end of the run. */
	jump(to: "start" | "end"): void;
	playOrPause(): void;
};

const browserFrames = {
	request: (callback: (now: number) => void) => requestAnimationFrame(callback),
	cancel: (id: number) => cancelAnimationFrame(id),
};
const isCalm = (): boolean => matchMedia("(prefers-reduced-motion: reduce)").matches;

export function createTransport(store: RunStore, scope: ScopeState, telling: Telling): Transport {
	const { playhead, moment } = store;
	const player = createPlayer(playhead, browserFrames, isCalm);
	const unit = createSignal<TravelUnit>("step");
	const said = createSignal("");
	// Playback belongs to one run.
	store.state.subscribe(() => {
		const { shown } = store.state.get();
		if (shown !== playing) player.pause();
	});
	let playing = store.state.get().shown;

	const here = (): Where | null => {
		const { shown } = store.state.get();
		return shown === null ? null : whereIs(shown.result.trace, moment, telling.state.get(), shown.id);
	};
	const say = (): void => {
		const { shown } = store.state.get();
		const now = here();
		if (shown === null || now === null) return;
		const { trace, console: lines } = shown.result;
		const { rows, told } = now;
		const sentence = told
			? stepText(trace, told.story, lines, told.index)
			: rows > 0
				? rowText(trace, rows - 1)
				: "The start of the run";
		said.set(`${formatTime(now.at)}: ${sentence}`);
	};

	return {
		player,
		unit,
		said,
		step(direction, by = unit.get()) {
			const { shown } = store.state.get();
			const now = here();
			if (shown === null || now === null) return;
			const { trace } = shown.result;
			player.pause();
			const landing = stepFrom({ trace, rows: now.rows, told: now.told, task: scope.selected.get() }, direction, by);
			if ("step" in landing && now.told !== null) moment.goToStep({ story: now.told.story, index: landing.step });
			else if ("rows" in landing && direction > 0 && now.rows >= trace.length) playhead.set(trace.end);
			else if ("rows" in landing) moment.goToRow(trace, landing.rows);
			say();
		},
		jump(to) {
			const { shown } = store.state.get();
			if (shown === null) return;
			player.pause();
			if (to === "start") moment.goToStart();
			else playhead.set(shown.result.trace.end);
			say();
		},
		playOrPause() {
			const { shown } = store.state.get();
			if (player.isPlaying.get() || shown === null) return player.pause();
			playing = shown;
			const { trace } = shown.result;
			const now = here();
			const stops = stopsOf(trace, telling.state.get(), shown.id, moment);
			const first = now === null ? 0 : stops.findIndex((stop) => (now.told ? stop.step > now.told.index : stop.rows > now.rows));
			if (now !== null && now.at >= trace.end && first === -1) moment.goToStart();
			player.play(trace.end, stops, first === -1 ? (now !== null && now.at >= trace.end ? 0 : stops.length) : first);
		},
	};
}
