import type { Signal } from "../../run/signal";
import { createSignal } from "../../run/signal";

/** Playback speeds: virtual time per second of real time, in units of `playUnit`. */
export const SPEEDS = [0.1, 0.25, 0.5, 1, 2, 5, 10] as const;
export type Speed = (typeof SPEEDS)[number];

/** Longest duration of playback at speed 1, in real seconds. */
const LONGEST = 30;

/**
 * Virtual milliseconds per real second at speed 1: 1,000 for a run of 1 to 30 s; else the power of ten at which the run takes 3 to 30 s.
 * @param end length of the run in virtual ms
 */
export function playUnit(end: number): number {
	if (end <= 0) return 1000;
	if (end / 1000 <= LONGEST && end / 1000 >= LONGEST / 30) return 1000;
	return 10 ** Math.ceil(Math.log10(end / LONGEST));
}

/** The animation frames of the page. */
export type Frames = { request(callback: (now: number) => void): number; cancel(id: number): void };

export type Player = {
	isPlaying: Signal<boolean>;
	speed: Signal<Speed>;
	/** Plays from the playhead, or from the start if the playhead is at the end. */
	play(end: number): void;
	pause(): void;
};

/**
 * Moves the playhead with real time until the end of the run.
 * @param isCalm called at the start; true (reduced motion) moves the playhead twice a second instead of every frame
 */
export function createPlayer(at: Signal<number>, frames: Frames, isCalm: () => boolean): Player {
	const isPlaying = createSignal(false);
	const speed = createSignal<Speed>(1);
	let frame = 0;

	const pause = (): void => {
		frames.cancel(frame);
		isPlaying.set(false);
	};
	const play = (end: number): void => {
		pause();
		if (end <= 0) return;
		const shortest = isCalm() ? 500 : 0;
		if (at.get() >= end) at.set(0);
		let before: number | null = null;
		let shown = at.get();
		isPlaying.set(true);
		const move = (now: number): void => {
			// If the user drags the playhead, playback continues from there.
			const from = at.get();
			if (from !== shown) before = now;
			const since = before === null ? 0 : now - before;
			if (since >= shortest && since > 0) {
				shown = Math.min(end, from + (since / 1000) * speed.get() * playUnit(end));
				before = now;
				at.set(shown);
			} else {
				before ??= now;
				shown = from;
			}
			if (shown >= end) return pause();
			frame = frames.request(move);
		};
		frame = frames.request(move);
	};
	return { isPlaying, speed, play, pause };
}
