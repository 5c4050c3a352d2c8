import type { Signal } from "../../run/signal";
import { createSignal } from "../../run/signal";

/** Playback speeds, as factors. */
export const SPEEDS = [0.1, 0.25, 0.5, 1, 2, 5, 10] as const;
export type Speed = (typeof SPEEDS)[number];

/** How long a run plays at speed 1, in real seconds, whatever its own length; and how long its pauses take at most. */
const SECONDS = 8;
const PAUSES = 5;
/** A pause at something that matters, in real seconds at speed 1. */
const PAUSE = 0.6;

/** Virtual milliseconds per real second at speed 1: a round number with which the run takes 5 to 13 s. @param end length of the run in virtual ms */
export function playUnit(end: number): number {
	const exact = end / SECONDS;
	const power = 10 ** Math.floor(Math.log10(exact));
	const round = [1, 2, 5, 10].map((factor) => factor * power);
	return end > 0 ? (round.find((one) => one >= exact / 1.6) as number) : 0;
}

/** An instant at which playback pauses for a moment, and what then goes to exactly what matters there. */
export type Stop = { at: number; go: () => void };

/** The animation frames of the page. */
export type Frames = { request(callback: (now: number) => void): number; cancel(id: number): void };

export type Player = {
	isPlaying: Signal<boolean>;
	speed: Signal<Speed>;
	/**
	 * Plays from the playhead, or from the start if the playhead is at the end.
	 * @param stops in the order of time
	 * @param first the first of them that lies ahead of the playhead
	 */
	play(end: number, stops?: readonly Stop[], first?: number): void;
	pause(): void;
};

/**
 * Moves the playhead with real time until the end of the run, and pauses at its stops.
 * @param isCalm called at the start; true (reduced motion) only goes from stop to stop, or twice a second where there is none
 */
export function createPlayer(at: Signal<number>, frames: Frames, isCalm: () => boolean): Player {
	const isPlaying = createSignal(false);
	const speed = createSignal<Speed>(1);
	let frame = 0;

	const pause = (): void => {
		frames.cancel(frame);
		isPlaying.set(false);
	};
	const play = (end: number, stops: readonly Stop[] = [], first = 0): void => {
		pause();
		if (end <= 0 && stops.length === 0) return;
		const calm = isCalm() && stops.length > 0;
		const shortest = isCalm() && stops.length === 0 ? 0.5 : 0;
		const dwell = Math.min(PAUSE, PAUSES / Math.max(1, stops.length));
		const isAtEnd = at.get() >= end;
		if (isAtEnd) at.set(0);
		let next = isAtEnd ? 0 : first;
		/** Real seconds, at speed 1, that the pause at the last stop still takes. */
		let rest = 0;
		let before: number | null = null;
		let shown = at.get();
		isPlaying.set(true);
		const arrive = (stop: Stop): void => {
			next++;
			stop.go();
			rest = dwell;
			shown = at.get();
		};
		const move = (now: number): void => {
			const real = before === null ? 0 : (now - before) / 1000;
			if (before !== null && real < shortest) {
				frame = frames.request(move);
				return;
			}
			const passed = real * speed.get();
			before = now;
			// If the user drags the playhead, playback continues from there.
			const from = at.get();
			if (from !== shown) {
				next = stops.findIndex((stop) => stop.at > from);
				if (next === -1) next = stops.length;
				rest = 0;
			}
			shown = from;
			const stop = stops[next];
			if (rest > 0) rest -= passed;
			else if (stop !== undefined && (calm || stop.at <= from + passed * playUnit(end))) arrive(stop);
			else if (stop === undefined && (calm || from >= end)) {
				at.set(end);
				return pause();
			} else if (passed > 0) {
				shown = Math.min(end, from + passed * playUnit(end));
				at.set(shown);
			}
			frame = frames.request(move);
		};
		frame = frames.request(move);
	};
	return { isPlaying, speed, play, pause };
}
