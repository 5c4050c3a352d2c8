import type { Program, RunOptions, Story, StoryWindow } from "../../types";
import type { Trial, WorkerCommand, WorkerMessage } from "../gate/messages";
import { parseWorkerMessage } from "../gate/parse-worker-message";
import { releaseFrame, takeFrame } from "./frame-slot";
import { fetchExtras, type SandboxFrame } from "./sandbox-frame";
import { plainOptions } from "./sandbox-run";
import { SandboxWatch, type WatchLimits } from "./sandbox-watch";

/** Trials ended without `end` having been called; the message says why. */
export class TrialsEnded extends Error {
	override name = "TrialsEnded";
}

type Answer = Extract<WorkerMessage, { kind: "tried" | "told" }>;

/**
 * Many short runs of one program, or tellings of one, in one worker; a new frame for each would cost 60–90 ms. One call at a time. Runs share the
 * worker's globals, so a program that changes `globalThis` or a built-in prototype sees its changes in later runs.
 */
export class SandboxTrials {
	readonly #frame: SandboxFrame;
	readonly #watch: SandboxWatch;
	#isEnded = false;
	#isBusy = false;
	#isAlive = false;
	/** What not every run needs is there, or on its way. */
	#hasExtras = false;
	#settle: { resolve(answer: Answer): void; reject(error: Error): void } | null = null;

	constructor(
		readonly program: Program,
		limits: WatchLimits,
		readonly onEnd: () => void,
		/** True: the program has completed before, so the next run's frame may be kept warm beside this one. */
		readonly isBrief = false,
	) {
		const frame = takeFrame(this);
		this.#frame = frame;
		frame.events = {
			onAlive: () => {
				this.#isAlive = true;
			},
			onFailed: (message) => this.#end(message),
		};
		frame.port.onmessage = (event: MessageEvent<unknown>) => this.#hear(event.data);
		this.#watch = new SandboxWatch(limits, {
			onQuiet: () => {
				this.#isAlive = false;
				frame.ping();
			},
			onSilent: () =>
				this.#end(this.#isAlive ? "A run did not let go of the thread, and was ended." : "The browser ended the process.", true),
			onFlood: () => this.#end("The program sent the page too many messages.", true),
			onTooLong: () => this.#end(`The runs took longer than ${limits.totalMs / 60_000} minutes.`, true),
		});
	}

	/** Runs the program once, without rows. @throws (rejects with) TrialsEnded when the worker is gone */
	async try(options: RunOptions): Promise<Trial> {
		const answer = await this.#ask({ kind: "try", program: this.program, options: plainOptions(options) }, "tried");
		return (answer as Extract<Answer, { kind: "tried" }>).trial;
	}

	/**
	 * Tells a part of a run with these options step by step. The program must be compiled with `inspect`.
	 * @throws (rejects with) TrialsEnded when the worker is gone
	 */
	async narrate(options: RunOptions, window: StoryWindow): Promise<Story> {
		const answer = await this.#ask({ kind: "narrate", program: this.program, options: plainOptions(options), window }, "told");
		return (answer as Extract<Answer, { kind: "told" }>).story;
	}

	/** Releases the frame; a pending call rejects. */
	end(): void {
		this.#end("The runs were stopped.", this.#isBusy);
	}

	evict(): void {
		this.end();
	}

	get isEnded(): boolean {
		return this.#isEnded;
	}

	#ask(command: WorkerCommand, kind: Answer["kind"]): Promise<Answer> {
		if (this.#isEnded) return Promise.reject(new TrialsEnded("The runs were stopped."));
		if (this.#isBusy) throw new Error("One trial at a time: await the one before.");
		this.#isBusy = true;
		return new Promise<Answer>((resolve, reject) => {
			this.#settle = {
				resolve: (answer) => {
					// An honest worker sends only the answer to the pending call.
					if (answer.kind === kind) resolve(answer);
					else this.#end("The program answered what was not asked.", true);
				},
				reject,
			};
			const send = (): void => {
				this.#watch.starting();
				this.#frame.port.postMessage(command);
			};
			if (this.program.extras === true || command.kind === "narrate") this.#sendExtras(send);
			else send();
		}).finally(() => {
			this.#isBusy = false;
		});
	}

	/** Sends what not every run needs, unless that has been done. @param then called once it has been sent */
	#sendExtras(then: () => void): void {
		if (this.#hasExtras) return then();
		this.#hasExtras = true;
		fetchExtras().then(
			(text) => {
				if (this.#isEnded) return;
				this.#frame.port.postMessage({ kind: "extras", text } satisfies WorkerCommand);
				then();
			},
			() => this.#end("A part of the sandbox could not be loaded."),
		);
	}

	#hear(data: unknown): void {
		if (this.#isEnded || !this.#watch.hear(performance.now())) return;
		const message = parseWorkerMessage(data);
		if (message?.kind === "tried" || message?.kind === "told") {
			const settle = this.#settle;
			this.#settle = null;
			settle?.resolve(message);
		} else if (message?.kind === "started") this.#watch.started();
		else if (message?.kind === "need-extras") this.#sendExtras(() => {});
		else if (message === null || message.kind === "result") this.#end("A run broke off and cannot be read.", true);
	}

	#end(message: string, isHung = false): void {
		if (this.#isEnded) return;
		this.#isEnded = true;
		this.#watch.end();
		releaseFrame(this.#frame, this, isHung);
		this.#settle?.reject(new TrialsEnded(message));
		this.#settle = null;
		this.onEnd();
	}
}
