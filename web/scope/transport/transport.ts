import { formatTime, rowText } from "../../../engine/analysis";
import { rowsAt } from "../../run/moment";
import type { RunStore } from "../../run/run-store";
import { createSignal, type Signal } from "../../run/signal";
import type { ScopeState } from "../scope-state";
import { createPlayer, type Player } from "./player";
import { stepBack, stepOn, type TravelUnit } from "./steps";

/** Moves the playhead by playing, stepping and jumping. */
export type Transport = {
	player: Player;
	unit: Signal<TravelUnit>;
	/** The result of the last step as a sentence, for screen readers. */
	said: Signal<string>;
	/** One step backwards or forwards, by the chosen unit or by `unit`. */
	step(direction: -1 | 1, unit?: TravelUnit): void;
	/** Jumps to the start or the end of the run. */
	jump(to: "start" | "end"): void;
	playOrPause(): void;
};

const browserFrames = {
	request: (callback: (now: number) => void) => requestAnimationFrame(callback),
	cancel: (id: number) => cancelAnimationFrame(id),
};
const isCalm = (): boolean => matchMedia("(prefers-reduced-motion: reduce)").matches;

export function createTransport(store: RunStore, scope: ScopeState): Transport {
	const player = createPlayer(store.playhead, browserFrames, isCalm);
	const unit = createSignal<TravelUnit>("event");
	const said = createSignal("");
	const end = (): number => store.state.get().shown?.result.trace.end ?? 0;

	return {
		player,
		unit,
		said,
		step(direction, by = unit.get()) {
			const trace = store.state.get().shown?.result.trace;
			if (trace === undefined) return;
			player.pause();
			const rows = rowsAt(trace, store.playhead.get(), store.moment.rows.get());
			const next = (direction > 0 ? stepOn : stepBack)(trace, rows, by, scope.selected.get());
			if (direction > 0 && rows >= trace.length) {
				store.playhead.set(trace.end);
				return said.set(`${formatTime(trace.end)}: The run has ended`);
			}
			store.moment.goToRow(trace, next);
			said.set(next === 0 ? "The start of the run" : `${formatTime(store.playhead.get())}: ${rowText(trace, next - 1)}`);
		},
		jump(to) {
			player.pause();
			store.playhead.set(to === "start" ? 0 : end());
		},
		playOrPause: () => (player.isPlaying.get() ? player.pause() : player.play(end())),
	};
}
