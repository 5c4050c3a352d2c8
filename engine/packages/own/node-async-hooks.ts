import { host } from "interleave:host";

/** The values of all storages, as one immutable map: a call that is started keeps the map of its moment. */
type Context = ReadonlyMap<object, unknown> | undefined;
const current = (): Context => host.contexts.current() as Context;

/** A value that follows a call through everything it awaits or arms. */
export class AsyncLocalStorage<T> {
	readonly name: string;
	readonly #defaultValue: T | undefined;

	constructor({ name = "", defaultValue }: { name?: string; defaultValue?: T } = {}) {
		this.name = name;
		this.#defaultValue = defaultValue;
	}

	static bind<F extends (...values: any[]) => unknown>(fn: F): F {
		const context = current();
		return function (this: unknown, ...values: unknown[]) {
			return host.contexts.run(context, () => Reflect.apply(fn, this, values));
		} as F;
	}
	static snapshot(): <R>(fn: (...values: any[]) => R, ...values: any[]) => R {
		const context = current();
		return (fn, ...values) => host.contexts.run(context, () => fn(...values));
	}

	#with(value: T | undefined): Context {
		return new Map(current()).set(this, value);
	}
	run<R>(store: T, callback: (...values: any[]) => R, ...values: any[]): R {
		return host.contexts.run(this.#with(store), () => callback(...values));
	}
	exit<R>(callback: (...values: any[]) => R, ...values: any[]): R {
		return host.contexts.run(this.#without(), () => callback(...values));
	}
	enterWith(store: T): void {
		host.contexts.enter(this.#with(store));
	}
	disable(): void {
		host.contexts.enter(this.#without());
	}
	#without(): Context {
		const next = new Map(current());
		next.delete(this);
		return next;
	}
	getStore(): T | undefined {
		const context = current();
		return context?.has(this) === true ? (context.get(this) as T | undefined) : this.#defaultValue;
	}
}

/** Runs callbacks in the context of its making. */
export class AsyncResource {
	readonly #context = current();
	constructor(readonly type: string) {}
	static bind<F extends (...values: any[]) => unknown>(fn: F, type = "bound-anonymous-fn"): F {
		return new AsyncResource(type).bind(fn);
	}
	bind<F extends (...values: any[]) => unknown>(fn: F): F {
		const context = this.#context;
		return function (this: unknown, ...values: unknown[]) {
			return host.contexts.run(context, () => Reflect.apply(fn, this, values));
		} as F;
	}
	runInAsyncScope<R>(fn: (...values: any[]) => R, self?: unknown, ...values: any[]): R {
		return host.contexts.run(this.#context, () => Reflect.apply(fn, self, values) as R);
	}
	emitDestroy(): this {
		return this;
	}
	asyncId(): number {
		return 1;
	}
	triggerAsyncId(): number {
		return 0;
	}
}
export default { AsyncLocalStorage, AsyncResource };
