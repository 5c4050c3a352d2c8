import type { Deferred, Kernel } from "../runtime/kernel";
import { Line } from "./line";

type Coroutine<T> = () => Promise<T>;
type Step<T> = IteratorResult<T, undefined>;
type Settlement<T> = { ok: true; value: T } | { ok: false; error: unknown };
const END = { value: undefined, done: true } as const;

/**
 * Results in completion order, with at most `limit` coroutines started whose result has not been taken.
 * The next coroutine is pulled from the source, and so created, only when one has ended: what has not started does not exist.
 */
export const createLimitedAsCompleted = (
	{ blocked, resource, watch, ready, failed, buffered, expect }: Kernel,
	name = "limitedAsCompleted",
) =>
	function limitedAsCompleted<T>(
		coroutines: Iterable<Coroutine<T>> | AsyncIterable<Coroutine<T>>,
		limit: number,
	): AsyncIterableIterator<T> {
		if (!(limit >= 1)) throw new RangeError(`${name} wants a limit of 1 or more, not ${String(limit)}.`);
		const isAsync = Symbol.asyncIterator in coroutines;
		const source = isAsync ? coroutines[Symbol.asyncIterator]() : (coroutines as Iterable<Coroutine<T>>)[Symbol.iterator]();
		const id = resource(name);
		const finished = new Line<Settlement<T>>();
		const consumers = new Line<Deferred<Step<T>>>();
		const oneDone = expect(coroutines);
		let running = 0;
		let exhausted = false;
		let pulling = false;

		const refill = (): void => {
			while (!exhausted && !pulling && running + finished.length < limit) {
				try {
					const next = source.next();
					if (isAsync) pull(next as Promise<Step<Coroutine<T>>>);
					else take(next as Step<Coroutine<T>>);
				} catch (error) {
					exhausted = true;
					deliver({ ok: false, error });
				}
			}
			if (exhausted && running === 0 && finished.length === 0) while (consumers.length > 0) consumers.take().resolve(END);
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
					deliver({ ok: false, error });
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
			watch(coroutine(), succeeded, didFail);
		};
		const succeeded = (value: T): void => {
			running--;
			oneDone();
			deliver({ ok: true, value });
			refill();
		};
		const didFail = (error: unknown): void => {
			running--;
			oneDone();
			deliver({ ok: false, error });
			refill();
		};
		const deliver = (result: Settlement<T>): void => {
			if (consumers.length > 0) {
				const consumer = consumers.take();
				if (result.ok) consumer.resolve({ value: result.value, done: false });
				else consumer.reject(result.error);
			} else {
				finished.put(result);
				buffered(1);
			}
		};

		return {
			[Symbol.asyncIterator]() {
				return this;
			},
			next() {
				if (finished.length > 0) {
					const result = finished.take();
					buffered(-1);
					refill();
					return result.ok ? ready<Step<T>>({ value: result.value, done: false }) : failed(result.error);
				}
				refill();
				if (exhausted && running === 0 && finished.length === 0) return ready<Step<T>>(END);
				if (finished.length > 0) return this.next();
				const consumer = blocked<Step<T>>("queue", id);
				consumers.put(consumer);
				return consumer.promise;
			},
			/** Leaving the loop: nothing more is started; what runs goes on unheard. */
			return() {
				if (!exhausted) {
					exhausted = true;
					void source.return?.();
				}
				return ready<Step<T>>(END);
			},
		};
	};
