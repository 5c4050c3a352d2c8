import { EVENT, type SiteId, type TaskId, WAIT } from "../../types";
import { BYTES } from "../books/memory-model";
import { type Body, leave, raise, resume } from "../promises/body";
import type { Promises, RunPromise } from "../promises/kit";
import { FULFILLED, REJECTED, type Settled } from "../promises/types";
import { describe } from "../values/describe";
import { isObject } from "../values/originals";

/** The kinds of suspension of a lowered body; an await is the default. */
export const AWAIT = 0;
/** `yield value`: the value has been awaited already. */
export const YIELD = 1;
/** A yield inside `yield*`: the consumer's answer is always a `Received`. */
export const DELEGATE = 2;
/** `yield*` received a return request and the inner iterator has no `return` method: the outer body returns. */
export const FINISH = 3;

type Mode = "next" | "throw" | "return";
/** What the consumer requested, as passed to `yield*`. */
export type Received = { mode: Mode; value: unknown };
/** A request of the consumer. A linked list, because a consumer may make a million requests at once. */
type Request = Received & { promise: RunPromise; next: Request | null };
type State = "start" | "yield" | "executing" | "awaiting-return" | "completed";

/** The kind of the current suspension; lowered code sets it right before its native `yield`. */
export type SuspensionTag = { kind: typeof AWAIT | typeof YIELD | typeof DELEGATE | typeof FINISH };

/** Gives `object` the private fields of a class that extends this one (the constructor returns another object than `this`). */
const Stamp = class {
	constructor(object: object) {
		// A constructor that returns another object adds its private fields to that object.
		return object;
	}
};

/**
 * Async generator objects as ECMAScript has them (27.6): a queue of requests, one running at a time.
 * @param tag shared with the lowered code, which sets it before each native yield
 */
export function createAsyncGenerators(kit: Promises, tag: SuspensionTag) {
	const { core } = kit;
	const { recorder } = core;

	const AsyncIteratorPrototype = {
		[Symbol.asyncIterator]() {
			return this;
		},
	};
	Object.defineProperty(AsyncIteratorPrototype, Symbol.asyncIterator, { enumerable: false });

	class Machine {
		state: State = "start";
		/** The first and the last request of the queue. The first one is being answered. */
		#first: Request | null = null;
		#last: Request | null = null;
		task: TaskId = 0;
		/** True while the value of a return request is awaited; the body then resumes with a return. */
		#returning = false;
		#delegating = false;
		readonly #onFulfilled = (value: unknown): void => this.#onAwaited(FULFILLED, value);
		readonly #onRejected = (reason: unknown): void => this.#onAwaited(REJECTED, reason);

		constructor(
			readonly body: Body,
			/** The site of the generator function; null for one of a package, which is no task. */
			readonly site: SiteId | null,
		) {}

		/** True when rows tell of it. */
		get #isRecorded(): boolean {
			return core.recording && this.site !== null;
		}

		request(mode: Mode, value: unknown): unknown {
			const { state } = this;
			if (state === "completed" && mode !== "return") {
				if (mode === "throw") return kit.rejectedWith(value);
				return kit.toPromise({ value: undefined, done: true });
			}
			const promise = this.site === null ? kit.pending() : kit.awaitable(WAIT.task, this.task);
			this.#enqueue({ mode, value, promise, next: null });
			if (state === "start" && mode === "throw") {
				this.state = "completed";
				this.#drain();
			} else if ((state === "start" || state === "completed") && mode === "return") {
				this.state = "awaiting-return";
				this.#awaitReturn();
			} else if (state === "start" || state === "yield") {
				this.#resume(mode, value);
			}
			return promise;
		}

		#enqueue(request: Request): void {
			if (this.#last === null) this.#first = request;
			else this.#last.next = request;
			this.#last = request;
		}
		#dequeue(): Request {
			const request = this.#first as Request;
			this.#first = request.next;
			if (request.next === null) this.#last = null;
			return request;
		}

		/** Runs the body as its own task, synchronously inside the current job. */
		#resume(mode: Mode, value: unknown): void {
			const { current, site } = core;
			const outerWaker = kit.waker;
			if (this.site === null) {
				this.task = current;
			} else if (this.state === "start") {
				this.task = core.nextTask++;
				core.live++;
				core.allocate(BYTES.asyncGenerator);
				if (core.recording) recorder.push(EVENT.spawn, this.task, this.site, current);
			} else if (core.recording) {
				recorder.push(EVENT.wake, this.task, 0, outerWaker);
				recorder.push(EVENT.resume, this.task, 0, kit.waker);
			}
			this.state = "executing";
			kit.asTask(this.task);
			if (this.#delegating) this.#delegated(mode, value);
			else if (mode === "return") this.#awaitThenReturn(value);
			else this.#step(mode, value);
			core.current = current;
			core.site = site;
			kit.waker = outerWaker;
		}

		#step(mode: Mode, value: unknown): void {
			const { body } = this;
			tag.kind = AWAIT;
			let result: IteratorResult<unknown, unknown>;
			try {
				if (mode === "next") result = resume(body, value);
				else if (mode === "throw") result = raise(body, value);
				else result = leave(body, value);
			} catch (error) {
				if (core.over !== null) throw core.over;
				return this.#complete(REJECTED, error);
			}
			if (result.done === true) return this.#complete(FULFILLED, result.value);
			const { kind } = tag;
			if (kind === AWAIT) return this.#await(result.value);
			if (kind === FINISH) {
				this.#delegating = false;
				return this.#step("return", result.value);
			}
			this.#delegating = kind === DELEGATE;
			this.#yielded(result.value);
		}

		#await(value: unknown): void {
			let promise: RunPromise;
			try {
				promise = kit.toPromise(value);
			} catch (error) {
				return this.#onAwaitFailed(error);
			}
			if (this.site !== null) kit.recordWait(this.task, promise);
			kit.react(promise, this.#onFulfilled, this.#onRejected);
		}

		/** `value` could not be turned into a promise: the await throws at once, in the current job. */
		#onAwaitFailed(error: unknown): void {
			if (core.over !== null) throw core.over;
			this.#proceed(REJECTED, error);
		}

		#onAwaited(state: Settled, value: unknown): void {
			if (core.faults !== null && this.site !== null) {
				const fault = core.faults.take(this.task, core.now);
				if (fault?.kind === "hang") {
					if (core.recording) recorder.wait(this.task, core.site, WAIT.promise, 0);
					return;
				}
				if (fault !== null) return this.#goOn(REJECTED, core.faults.errorOf({ ...fault, kind: fault.kind }));
			}
			this.#goOn(state, value);
		}

		#goOn(state: Settled, value: unknown): void {
			if (this.#isRecorded) {
				recorder.push(EVENT.wake, this.task, 0, kit.waker);
				recorder.push(EVENT.resume, this.task, 0, kit.waker);
			}
			kit.asTask(this.task);
			this.#proceed(state, value);
		}

		#proceed(state: Settled, value: unknown): void {
			if (!this.#returning) return this.#step(state === FULFILLED ? "next" : "throw", value);
			this.#returning = false;
			const mode = state === FULFILLED ? "return" : "throw";
			if (!this.#delegating) return this.#step(mode, value);
			this.#step("next", { mode, value } satisfies Received);
		}

		/** A return request at a yield: its value is awaited before the body is resumed (27.6.3.8, step 11). */
		#awaitThenReturn(value: unknown): void {
			this.#returning = true;
			this.#await(value);
		}

		#delegated(mode: Mode, value: unknown): void {
			if (mode === "return") return this.#awaitThenReturn(value);
			this.#step("next", { mode, value } satisfies Received);
		}

		#yielded(value: unknown): void {
			this.state = "yield";
			if (core.locals !== null && this.site !== null) core.suspend(this.task);
			const { promise } = this.#dequeue();
			kit.resolve(promise, { value, done: false });
			const next = this.#first;
			if (next === null) {
				if (this.#isRecorded) recorder.wait(this.task, core.site, WAIT.consumer, 0);
				return;
			}
			this.state = "executing";
			if (this.#delegating) this.#delegated(next.mode, next.value);
			else if (next.mode === "return") this.#awaitThenReturn(next.value);
			else this.#step(next.mode, next.value);
		}

		#complete(state: Settled, value: unknown): void {
			this.state = "completed";
			if (this.site !== null) {
				core.live--;
				core.free(BYTES.asyncGenerator);
			}
			if (this.#isRecorded) {
				if (state === FULFILLED) recorder.push(EVENT.done, this.task, core.site, 0);
				else if (isObject(value) && core.abortReasons.has(value)) recorder.push(EVENT.cancel, this.task, core.site, 0);
				else recorder.push(EVENT.fail, this.task, core.site, recorder.intern(describe(value)));
			}
			const { promise } = this.#dequeue();
			if (state === FULFILLED) kit.resolve(promise, { value, done: true });
			else kit.settle(promise, REJECTED, value);
			this.#drain();
		}

		/** AsyncGeneratorDrainQueue: answers the remaining requests of a generator that has ended. */
		#drain(): void {
			for (;;) {
				const next = this.#first;
				if (next === null) return;
				if (next.mode === "return") {
					this.state = "awaiting-return";
					return this.#awaitReturn();
				}
				this.#dequeue();
				if (next.mode === "throw") kit.settle(next.promise, REJECTED, next.value);
				else kit.resolve(next.promise, { value: undefined, done: true });
			}
		}

		/** AsyncGeneratorAwaitReturn: a return request to a generator that has ended. */
		#awaitReturn(): void {
			const { promise: answer, value } = this.#first as Request;
			const settled = (state: Settled, result: unknown): void => {
				this.state = "completed";
				this.#dequeue();
				if (state === FULFILLED) kit.resolve(answer, { value: result, done: true });
				else kit.settle(answer, REJECTED, result);
				this.#drain();
			};
			let promise: RunPromise;
			try {
				promise = kit.toPromise(value);
			} catch (error) {
				if (core.over !== null) throw core.over;
				return settled(REJECTED, error);
			}
			kit.react(
				promise,
				(result) => settled(FULFILLED, result),
				(reason) => settled(REJECTED, reason),
			);
		}
	}

	class AsyncGenerator extends Stamp {
		readonly #machine: Machine;
		constructor(object: object, machine: Machine) {
			super(object);
			this.#machine = machine;
		}

		next(value?: unknown): unknown {
			return AsyncGenerator.#ask(this, "next", value);
		}
		return(value?: unknown): unknown {
			return AsyncGenerator.#ask(this, "return", value);
		}
		throw(value?: unknown): unknown {
			return AsyncGenerator.#ask(this, "throw", value);
		}

		static #ask(receiver: unknown, mode: Mode, value: unknown): unknown {
			if (typeof receiver !== "object" || receiver === null || !(#machine in receiver))
				return kit.rejectedWith(
					new TypeError(`Method [AsyncGenerator].prototype.${mode} called on incompatible receiver ${describe(receiver)}`),
				);
			return receiver.#machine.request(mode, value);
		}
	}
	const AsyncGeneratorPrototype = Object.create(AsyncIteratorPrototype) as object;
	for (const name of ["next", "return", "throw"] as const)
		Object.defineProperty(
			AsyncGeneratorPrototype,
			name,
			Object.getOwnPropertyDescriptor(AsyncGenerator.prototype, name) as PropertyDescriptor,
		);
	Object.defineProperty(AsyncGeneratorPrototype, Symbol.toStringTag, { value: "AsyncGenerator", configurable: true });

	return {
		AsyncIteratorPrototype,
		AsyncGeneratorPrototype,
		/**
		 * Makes the generator object of one call.
		 * @param prototype the function's `prototype` at the time of the call; the intrinsic one is used instead of a non-object
		 * @param site of the generator function; null for one of a package, which is no task
		 */
		create(body: Body, prototype: unknown, site: SiteId | null): object {
			const object = Object.create(
				typeof prototype === "object" && prototype !== null ? prototype : AsyncGeneratorPrototype,
			) as object;
			return new AsyncGenerator(object, new Machine(body, site));
		},
	};
}
export type AsyncGenerators = ReturnType<typeof createAsyncGenerators>;
