/** Interval of the page's checks, in real milliseconds. */
const TICK_MS = 250;

export type WatchLimits = {
	/** Silence after which a run is given up. */
	silentMs: number;
	/** The same before the program starts, longer because a cold start and the evaluation of large packages take time on a slow machine. */
	startMs: number;
	/** A worker that sent something within this time reads what it is told: heartbeats come every 100 ms, and on a busy machine some come late. */
	quietMs: number;
	/** Longest total time of a run. */
	totalMs: number;
	messagesPerSecond: number;
};

export const WATCH_LIMITS: WatchLimits = {
	silentMs: 2_000,
	startMs: 10_000,
	quietMs: 400,
	totalMs: 10 * 60_000,
	messagesPerSecond: 2_000,
};

export type WatchEvents = {
	/** Half of the permitted silence has passed. */
	onQuiet(): void;
	onSilent(): void;
	onFlood(): void;
	onTooLong(): void;
};

/**
 * The page's watchdog for a run. The browser sends no event when a worker hangs, closes itself or is gone.
 *
 * Silence is counted in ticks of the page's timer, not by the clock. While the page was busy or suspended, the worker's messages were queued.
 * By the clock, the worker would be declared dead before the page has read them.
 */
export class SandboxWatch {
	#silentTicks = 0;
	#ticks = 0;
	#messages = 0;
	#secondStart = 0;
	#hasStarted = false;
	readonly #timer: ReturnType<typeof setInterval>;

	constructor(
		readonly limits: WatchLimits,
		readonly events: WatchEvents,
	) {
		this.#timer = setInterval(() => this.#tick(), TICK_MS);
	}

	/** Counts a message. False when there are too many and the run has been given up. */
	hear(now: number): boolean {
		this.#silentTicks = 0;
		if (now - this.#secondStart > 1_000) {
			this.#secondStart = now;
			this.#messages = 0;
		}
		if (++this.#messages <= this.limits.messagesPerSecond) return true;
		this.events.onFlood();
		return false;
	}

	/** A program is to be begun: from now on its worker may be silent for `startMs`. */
	starting(): void {
		this.#hasStarted = false;
		this.#silentTicks = 0;
	}

	/** The program's own code has begun. */
	started(): void {
		this.#hasStarted = true;
	}

	end(): void {
		clearInterval(this.#timer);
	}

	#tick(): void {
		const { silentMs, startMs, totalMs } = this.limits;
		this.#silentTicks++;
		const silent = this.#silentTicks * TICK_MS;
		const longest = this.#hasStarted ? silentMs : startMs;
		if (silent >= longest) return this.events.onSilent();
		if (silent >= longest / 2 && silent - TICK_MS < longest / 2) this.events.onQuiet();
		if (++this.#ticks * TICK_MS >= totalMs) this.events.onTooLong();
	}
}
