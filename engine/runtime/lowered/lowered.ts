import type { SiteId } from "../../types";
import type { ReadLocals } from "../books/core";
import type { Body } from "../promises/body";
import type { Promises, RunPromise } from "../promises/kit";
import { AWAIT, createAsyncGenerators, type SuspensionTag, YIELD } from "./async-generator";
import { createAsyncIteration } from "./async-iteration";
import { createDisposal } from "./disposal";

type Callable = (...values: unknown[]) => unknown;
type GeneratorFunction = (...values: unknown[]) => Body;
type Home = { object: object | null };
type MemberKey = { key: PropertyKey; name: string };

/**
 * What lowered code calls: the other half of the compiler. Names here are the names the compiler writes.
 * @param SuppressedError the run's, for `using`
 */
export function createLowered(
	kit: Promises,
	SuppressedError: new (error: unknown, suppressed: unknown, message?: string) => Error,
) {
	const { core } = kit;
	const tag: SuspensionTag = { kind: AWAIT };
	const generators = createAsyncGenerators(kit, tag);
	const iteration = createAsyncIteration(kit, tag, generators.AsyncIteratorPrototype);
	const Disposer = createDisposal(core, tag, SuppressedError);
	const { AsyncFunctionPrototype, AsyncGeneratorFunctionPrototype } = functionPrototypes(generators.AsyncGeneratorPrototype);

	/** Computed keys of members by class, and the latest that each place of the program has given. */
	const keysOf = new WeakMap<object, Record<string, MemberKey>>();
	const latestKeys: Record<string, MemberKey> = {};
	/** Methods of object literals that are not there yet. */
	const homes = new WeakMap<object, Home>();
	/** The name that the latest computed key of an object literal gives the function after it. */
	let keyName = "";

	const noDelete = (): never => {
		throw new ReferenceError("Unsupported reference to 'super'");
	};

	return {
		core,
		await(value: unknown, site: SiteId, locals?: ReadLocals): unknown {
			core.site = site;
			if (locals !== undefined) core.locals = locals;
			return value;
		},
		yield(value: unknown, site: SiteId, locals?: ReadLocals): unknown {
			core.site = site;
			if (locals !== undefined) core.locals = locals;
			tag.kind = YIELD;
			return value;
		},
		delegate: iteration.delegate,
		iterate: iteration.iterate,
		getAsyncIterator: iteration.getAsyncIterator,
		start: kit.start,
		/** Starts a call whose parameters may throw while they are bound: that rejects the promise, as the language wants it. */
		call(generator: GeneratorFunction, self: unknown, values: ArrayLike<unknown>, site: SiteId): RunPromise {
			let body: Body;
			try {
				body = Reflect.apply(generator, self, values) as Body;
			} catch (error) {
				if (core.over !== null) throw core.over;
				return kit.rejectedWith(error);
			}
			return kit.start(body, site);
		},
		/** Adds the rest of the arguments of an arrow to those that it names. */
		join(values: unknown[], rest: readonly unknown[]): unknown[] {
			for (let i = 0; i < rest.length; i++) values[values.length] = rest[i];
			return values;
		},
		/** Makes the object of an async generator call. */
		generate(self: Callable | undefined, body: Body, site: SiteId): object {
			return generators.create(body, self?.prototype, site);
		},
		async<F>(fn: F): F {
			return typeof fn === "function" ? (Object.setPrototypeOf(fn, AsyncFunctionPrototype) as F) : fn;
		},
		asyncGenerator<F>(fn: F): F {
			if (typeof fn !== "function") return fn;
			Object.defineProperty(fn, "prototype", {
				value: Object.create(generators.AsyncGeneratorPrototype) as object,
				writable: true,
				enumerable: false,
				configurable: false,
			});
			return Object.setPrototypeOf(fn, AsyncGeneratorFunctionPrototype) as F;
		},
		/** The method of a class as it was defined; undefined when a later member has taken its place. */
		method(holder: object, key: PropertyKey): unknown {
			return Object.getOwnPropertyDescriptor(holder, key)?.value;
		},
		/** Where a method of an object literal will find that object, whose prototype is what `super` means in it. */
		homeless(method: object): Home {
			const home: Home = { object: null };
			homes.set(method, home);
			return home;
		},
		/** Tells the methods of an object literal that wait for it whose they are. */
		home<T extends object>(object: T): T {
			for (const key of Reflect.ownKeys(object)) {
				const method = this.method(object, key) as object;
				const home = homes.get(method);
				if (home === undefined) continue;
				home.object = object;
				homes.delete(method);
			}
			return object;
		},
		/** Gives an anonymous class the name it would have had; the compiler had to name it to reach its own members. */
		name(fn: object, name: string): void {
			if (!Object.hasOwn(fn, "name") || typeof Reflect.get(fn, "name") === "string")
				Object.defineProperty(fn, "name", { value: name, writable: false, enumerable: false, configurable: true });
		},
		/** Turns a computed key to a property key (7.1.19), once, and keeps the name that it gives. */
		key(value: PropertyKey): PropertyKey {
			const [key] = Reflect.ownKeys({ [value]: undefined }) as [string | symbol];
			if (typeof key === "string") keyName = key;
			else keyName = key.description === undefined ? "" : `[${key.description}]`;
			return key;
		},
		/** The name that the key right before it gives. */
		keyName: (): string => keyName,
		/** Names what a computed key stands for. The name comes first: making a class may compute other keys. */
		keyed<F extends object>(name: string, value: F): F {
			this.name(value, name);
			return value;
		},
		/** The same for a computed key of a member of a class, which is wanted once the class is there. */
		fieldKey(slot: string, value: PropertyKey): PropertyKey {
			const key = this.key(value);
			latestKeys[slot] = { key, name: keyName };
			return key;
		},
		/** Keeps the keys that the members of this class have; it has all its keys, and no value yet. */
		fieldNames(made: object): void {
			keysOf.set(made, { ...latestKeys });
		},
		fieldName: (made: object, slot: string): string => keysOf.get(made)?.[slot]?.name ?? "",
		memberKey: (made: object, slot: string): PropertyKey => keysOf.get(made)?.[slot]?.key ?? "",
		/** `super` as an object, for a generator, which has no `super` of its own. */
		superOf(get: (key: PropertyKey) => unknown, set: (key: PropertyKey, value: unknown) => void): object {
			return new Proxy(
				{},
				{
					get: (_, key) => get(key),
					set: (_, key, value) => {
						set(key, value);
						return true;
					},
					deleteProperty: noDelete,
				},
			);
		},
		/** The same for a method whose home is known: what `super` means in it (13.3.7.3), and `this`. */
		superIn(home: object | null, self: unknown): object {
			return new Proxy(
				{},
				{
					get: (_, key) => Reflect.get(Object.getPrototypeOf(home as object) as object, key, self) as unknown,
					set: (_, key, value) => Reflect.set(Object.getPrototypeOf(home as object) as object, key, value, self),
					deleteProperty: noDelete,
				},
			);
		},
		disposer: () => new Disposer(),
		/** In every catch and finally: nothing of the learner's goes on once the run is over. */
		check(): void {
			if (core.over !== null) throw core.over;
		},
	};
}
export type Lowered = ReturnType<typeof createLowered>;

/** %AsyncFunction.prototype% and %AsyncGeneratorFunction.prototype%, with constructors that refuse to compile text. */
function functionPrototypes(AsyncGeneratorPrototype: object) {
	const refuse = (name: string): Callable =>
		({
			[name](): never {
				throw new EvalError("Code from strings is not compiled here.");
			},
		})[name] as Callable;
	const make = (name: string, prototype: object | null): object => {
		const made = Object.create(Function.prototype) as object;
		const constructor = function (): never {
			return (refuse(name) as () => never)();
		};
		Object.defineProperties(constructor, {
			name: { value: name, configurable: true },
			length: { value: 1, configurable: true },
			prototype: { value: made, writable: false },
		});
		Object.setPrototypeOf(constructor, Function);
		Object.defineProperty(made, "constructor", { value: constructor, configurable: true });
		Object.defineProperty(made, Symbol.toStringTag, { value: name, configurable: true });
		if (prototype !== null) {
			Object.defineProperty(made, "prototype", { value: prototype, configurable: true });
			Object.defineProperty(prototype, "constructor", { value: made, configurable: true });
		}
		return made;
	};
	return {
		AsyncFunctionPrototype: make("AsyncFunction", null),
		AsyncGeneratorFunctionPrototype: make("AsyncGeneratorFunction", AsyncGeneratorPrototype),
	};
}
