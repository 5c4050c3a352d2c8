import type { Signal } from "../../run/signal";
import { createSignal } from "../../run/signal";

/** How fast time plays: virtual time a second of real time, in units of `playUnit`. */
export const SPEEDS = [0.1, 0.25, 0.5, 1, 2, 5, 10] as const;
export type Speed = (typeof SPEEDS)[number];

/** Longest time a run plays at speed 1, in real seconds. */
const LONGEST = 30;

/**
 * Virtual milliseconds that pass in one real second at speed 1: a power of ten, so that a run takes 3 to 30 s; a second itself wherever that fits.
 * @param end length of the run in virtual ms
 */
export function playUnit(end: number): number {
	if (end <= 0) return 1000;
	if (end / 1000 <= LONGEST && end / 1000 >= LONGEST / 30) return 1000;
	return 10 ** Math.ceil(Math.log10(end / LONGEST));
}

/** What a player needs of the page. */
export type Frames = { request(callback: (now: number) => void): number; cancel(id: number): void };

export type Player = {
	isPlaying: Signal<boolean>;
	speed: Signal<Speed>;
	/** Plays from the playhead on, from the start when it stands at the end. */
	play(end: number): void;
	pause(): void;
};

/**
 * Moves the playhead with real time until the end of the run.
 * @param isCalm asked at the start: true moves it twice a second instead of every frame, for those who want little motion
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
			// Whoever drags the playhead has it: playing goes on from there.
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
