import type { Promises } from "../promises/kit";
import { isObject } from "../values/originals";
import type { Lowered } from "./lowered";

type Disposer = ReturnType<Lowered["disposer"]>;
type Dispose = (value?: unknown) => unknown;

/**
 * DisposableStack (27.3) and AsyncDisposableStack (27.4). They replace the host's, which would wait with the host's promises instead of
 * the run's.
 */
export function createDisposableStacks(kit: Promises, newDisposer: () => Disposer) {
	/** Base of both: a list of resources; null once it has been disposed of or moved. */
	class Resources {
		#disposer: Disposer | null = newDisposer();

		get isGone(): boolean {
			return this.#disposer === null;
		}

		/** @throws ReferenceError once the list is gone */
		get open(): Disposer {
			if (this.#disposer === null) throw new ReferenceError("The stack has been disposed of already");
			return this.#disposer;
		}

		/** Takes the list out; the stack counts as disposed afterwards. */
		take(): Disposer {
			const { open } = this;
			this.#disposer = null;
			return open;
		}

		static of(disposer: Disposer): Resources {
			const resources = new Resources();
			resources.#disposer = disposer;
			return resources;
		}
	}

	class DisposableStack {
		#resources = new Resources();

		get disposed(): boolean {
			return this.#resources.isGone;
		}
		use<T>(value: T): T {
			return this.#resources.open.use(value);
		}
		adopt<T>(value: T, onDispose: Dispose): T {
			const { open } = this.#resources;
			needsFunction(onDispose);
			open.use({ [Symbol.dispose]: () => Reflect.apply(onDispose, undefined, [value]) });
			return value;
		}
		defer(onDispose: Dispose): void {
			const { open } = this.#resources;
			needsFunction(onDispose);
			open.use({ [Symbol.dispose]: () => Reflect.apply(onDispose, undefined, []) });
		}
		move(): DisposableStack {
			const resources = Resources.of(this.#resources.take());
			const moved = new DisposableStack();
			moved.#resources = resources;
			return moved;
		}
		dispose(): void {
			if (!this.#resources.isGone) this.#resources.take().dispose();
		}
	}

	class AsyncDisposableStack {
		#resources = new Resources();

		get disposed(): boolean {
			return this.#resources.isGone;
		}
		use<T>(value: T): T {
			return this.#resources.open.useAsync(value);
		}
		adopt<T>(value: T, onDisposeAsync: Dispose): T {
			const { open } = this.#resources;
			needsFunction(onDisposeAsync);
			open.useAsync({ [Symbol.asyncDispose]: () => Reflect.apply(onDisposeAsync, undefined, [value]) });
			return value;
		}
		defer(onDisposeAsync: Dispose): void {
			const { open } = this.#resources;
			needsFunction(onDisposeAsync);
			open.useAsync({ [Symbol.asyncDispose]: () => Reflect.apply(onDisposeAsync, undefined, []) });
		}
		move(): AsyncDisposableStack {
			const resources = Resources.of(this.#resources.take());
			const moved = new AsyncDisposableStack();
			moved.#resources = resources;
			return moved;
		}
		disposeAsync(): unknown {
			if (!isObject(this) || !(#resources in this))
				return kit.rejectedWith(new TypeError("The receiver is no AsyncDisposableStack"));
			if (this.#resources.isGone) return kit.toPromise(undefined);
			return kit.start(this.#resources.take().disposeAsync(), 0);
		}
	}

	alias(DisposableStack.prototype, Symbol.dispose, "dispose", "DisposableStack");
	alias(AsyncDisposableStack.prototype, Symbol.asyncDispose, "disposeAsync", "AsyncDisposableStack");
	return { DisposableStack, AsyncDisposableStack };
}

function needsFunction(value: unknown): void {
	if (typeof value !== "function") throw new TypeError(`A function that disposes is needed, not ${typeof value}`);
}

/** Makes the method under the well-known symbol the same function as the named one. */
function alias(prototype: object, symbol: symbol, key: string, tag: string): void {
	const method: unknown = Reflect.get(prototype, key);
	Object.defineProperty(prototype, symbol, { value: method, writable: true, enumerable: false, configurable: true });
	Object.defineProperty(prototype, Symbol.toStringTag, { value: tag, configurable: true });
}
