import type { Deferred, LibraryApi, WaitOptions } from "../../runtime/library-api";
import type { LibraryName } from "../../types";
import { Line } from "../parts/line";
import { WaitingLine } from "../parts/waiting-line";

type Coroutine<T> = () => Promise<T>;
type Step<T> = IteratorResult<T, undefined>;
type Settlement<T> = { ok: true; value: T } | { ok: false; error: unknown };
const END = { value: undefined, done: true } as const;

/**
 * Yields results in completion order. At most `limit` coroutines are started whose result has not been taken.
 * The next coroutine is pulled from the source, and so created, only when one has ended. Coroutines that have not started do not exist yet.
 */
export const createLimitedAsCompleted = (api: LibraryApi, name: LibraryName = "limitedAsCompleted") => {
	const { blocked, resource, watch, watcher, ready, failed, buffered, expect, start: call, guard } = api;
	return function limitedAsCompleted<T>(
		coroutines: Iterable<Coroutine<T>> | AsyncIterable<Coroutine<T>>,
		limit: number,
		{ signal }: WaitOptions = {},
	): AsyncIterableIterator<T> {
		if (!(limit >= 1)) throw new RangeError(`${name} wants a limit of 1 or more, not ${String(limit)}.`);
		const isAsync = Symbol.asyncIterator in coroutines;
		const source = isAsync ? coroutines[Symbol.asyncIterator]() : (coroutines as Iterable<Coroutine<T>>)[Symbol.iterator]();
		const id = resource(name);
		const finished = new Line<Settlement<T>>();
		const consumers = new WaitingLine<Deferred<Step<T>>>(api, (turn) => turn);
		const oneDone = expect(coroutines);
		let running = 0;
		let exhausted = false;
		let pulling = false;
		/** The consumer has left the loop: running coroutines continue, and their results are ignored. */
		let left = false;

		const refill = (): void => {
			if (signal?.aborted === true) leave();
			while (!exhausted && !pulling && running + finished.length < limit) {
				try {
					const next = source.next();
					if (isAsync) pull(next as Promise<Step<Coroutine<T>>>);
					else take(next as Step<Coroutine<T>>);
				} catch (error) {
					guard();
					exhausted = true;
					fail(error);
				}
			}
			if (isOver()) endConsumers();
		};
		const isOver = (): boolean => exhausted && !pulling && running === 0 && finished.length === 0;
		const endConsumers = (): void => {
			for (let next = consumers.next(); next !== undefined; next = consumers.next()) next.resolve(END);
		};
		const pull = (next: Promise<Step<Coroutine<T>>>): void => {
			pulling = true;
			watch(
				next,
				(step) => {
					pulling = false;
					take(step);
					refill();
				},
				(error) => {
					pulling = false;
					exhausted = true;
					fail(error);
					refill();
				},
			);
		};
		const take = (next: Step<Coroutine<T>>): void => {
			if (next.done === true) exhausted = true;
			else start(next.value);
		};
		const start = (coroutine: Coroutine<T>): void => {
			running++;
			if (typeof coroutine === "function") watchOne(call(coroutine));
			else didFail(new TypeError(`${name} wants functions that start work, such as () => fetchPage(3), not work under way.`));
		};
		const succeeded = (value: T): void => {
			running--;
			oneDone();
			const consumer = consumers.next();
			if (consumer !== undefined) consumer.resolve({ value, done: false });
			else keep({ ok: true, value });
			refill();
		};
		const didFail = (error: unknown): void => {
			running--;
			oneDone();
			fail(error);
			refill();
		};
		const watchOne = watcher(succeeded, didFail);
		const fail = (error: unknown): void => {
			const consumer = consumers.next();
			if (consumer !== undefined) consumer.reject(error);
			else keep({ ok: false, error });
		};
		const keep = (result: Settlement<T>): void => {
			if (left || signal?.aborted === true) return;
			finished.put(result);
			buffered(1);
		};

		const leave = (): void => {
			if (left) return;
			left = true;
			while (finished.length > 0) {
				finished.take();
				buffered(-1);
			}
			endConsumers();
			if (exhausted) return;
			exhausted = true;
			void call(() => source.return?.());
		};

		return {
			[Symbol.asyncIterator]() {
				return this;
			},
			next() {
				if (signal?.aborted === true) {
					leave();
					return failed(signal.reason);
				}
				if (finished.length > 0) {
					const result = finished.take();
					buffered(-1);
					refill();
					return result.ok ? ready<Step<T>>({ value: result.value, done: false }) : failed(result.error);
				}
				refill();
				if (isOver() || left) return ready<Step<T>>(END);
				if (finished.length > 0) return this.next();
				const consumer = blocked<Step<T>>("item", id, signal);
				consumers.join(consumer);
				return consumer.promise;
			},
			/** Called when the consumer leaves the loop: no further coroutine is started. */
			return() {
				leave();
				return ready<Step<T>>(END);
			},
		};
	};
};
