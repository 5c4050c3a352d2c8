import type { SiteId } from "../../types";
import type { ReadLocals } from "../books/core";
import type { Body } from "../promises/body";
import type { Promises, RunPromise } from "../promises/kit";
import { AWAIT, createAsyncGenerators, type SuspensionTag, YIELD } from "./async-generator";
import { createAsyncIteration } from "./async-iteration";
import type { Decorated } from "./decorators";
import { createDisposal } from "./disposal";
import { foldedHelpers } from "./folded";

// Saved before a program can replace them.
const { apply, get, set, ownKeys } = Reflect;
const { create, defineProperty, getOwnPropertyDescriptor, getPrototypeOf, hasOwn, setPrototypeOf } = Object;

type Callable = (...values: unknown[]) => unknown;
type GeneratorFunction = (...values: unknown[]) => Body;
type Home = { object: object | null };
type MemberKey = { key: PropertyKey; name: string };

/**
 * The helpers that lowered code calls: the run-time half of the compiler. The compiler emits calls by these names.
 * @param SuppressedError the run's, for `using`
 * @param textAt what the program iterates at a site, as errors name it
 * @param extras has what classes with decorators need
 */
export function createLowered(
	kit: Promises,
	SuppressedError: new (error: unknown, suppressed: unknown, message?: string) => Error,
	textAt: (site: SiteId) => string,
	extras: { Decorated: typeof Decorated } | null,
) {
	const { core } = kit;
	const tag: SuspensionTag = { kind: AWAIT };
	const generators = createAsyncGenerators(kit, tag);
	const iteration = createAsyncIteration(kit, tag, generators.AsyncIteratorPrototype, textAt);
	const Disposer = createDisposal(core, tag, SuppressedError);
	const { AsyncFunctionPrototype, AsyncGeneratorFunctionPrototype } = functionPrototypes(generators.AsyncGeneratorPrototype);

	/** Computed keys of members, by class; and the latest key computed at each place of the program. */
	const keysOf = new WeakMap<object, Record<string, MemberKey>>();
	const latestKeys: Record<string, MemberKey> = {};
	/** Home objects of methods whose object literal is not complete yet. */
	const homes = new WeakMap<object, Home>();
	/** The latest computed key, and the name that it gives to a function that follows it. */
	let latestKey: PropertyKey = "";
	let keyName = "";

	/** ToPropertyKey (7.1.19). */
	function toKey(value: PropertyKey): PropertyKey {
		latestKey = ownKeys({ [value]: undefined })[0] as PropertyKey;
		return latestKey;
	}

	const noDelete = (): never => {
		throw new ReferenceError("Unsupported reference to 'super'");
	};

	/** Starts a call whose parameter binding may throw. As the language requires, that rejects the promise. */
	function call(generator: GeneratorFunction, self: unknown, values: ArrayLike<unknown>, site: SiteId): RunPromise {
		let body: Body;
		try {
			body = apply(generator, self, values) as Body;
		} catch (error) {
			if (core.over !== null) throw core.over;
			return kit.rejectedWith(error);
		}
		return kit.start(body, site, call);
	}

	const helpers = {
		core,
		/** A value whose use happens at a site. */
		at(value: unknown, site: SiteId): unknown {
			core.site = site;
			return value;
		},
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
		call,
		/** Appends the rest arguments of an arrow to its named ones. */
		join(values: unknown[], rest: readonly unknown[]): unknown[] {
			for (let i = 0; i < rest.length; i++) values[values.length] = rest[i];
			return values;
		},
		/** Makes the object of an async generator call. */
		generate(self: Callable | undefined, body: Body, site: SiteId): object {
			return generators.create(body, self?.prototype, site);
		},
		async<F>(fn: F): F {
			return typeof fn === "function" ? (setPrototypeOf(fn, AsyncFunctionPrototype) as F) : fn;
		},
		asyncGenerator<F>(fn: F): F {
			if (typeof fn !== "function") return fn;
			defineProperty(fn, "prototype", {
				value: create(generators.AsyncGeneratorPrototype) as object,
				writable: true,
				enumerable: false,
				configurable: false,
			});
			return setPrototypeOf(fn, AsyncGeneratorFunctionPrototype) as F;
		},
		/** The method of a class as it was defined; undefined when a later member has replaced it. */
		method(holder: object, key: PropertyKey): unknown {
			return getOwnPropertyDescriptor(holder, key)?.value;
		},
		/** The future home object of a method of an object literal. `super` in the method refers to its prototype. */
		homeless(method: object): Home {
			const home: Home = { object: null };
			homes.set(method, home);
			return home;
		},
		/** Sets the home object of the methods that `homeless` has registered for this object literal. */
		home<T extends object>(object: T): T {
			for (const key of ownKeys(object)) {
				const method = this.method(object, key) as object;
				const home = homes.get(method);
				if (home === undefined) continue;
				home.object = object;
				homes.delete(method);
			}
			return object;
		},
		/** Gives an anonymous class its proper name; the compiler had to give it a temporary one to refer to its members. */
		name(fn: object, name: string): void {
			if (!hasOwn(fn, "name") || typeof get(fn, "name") === "string")
				defineProperty(fn, "name", { value: name, writable: false, enumerable: false, configurable: true });
		},
		/** Converts a computed key to a property key (7.1.19) once, and keeps the function name derived from it. */
		key(value: PropertyKey): PropertyKey {
			const key = toKey(value) as string | symbol;
			if (typeof key === "string") keyName = key;
			else keyName = key.description === undefined ? "" : `[${key.description}]`;
			return key;
		},
		/** The key right before once more, for the setter beside a getter. */
		sameKey: (): PropertyKey => latestKey,
		/** The record of a class with decorators. @param decorators those of the class itself */
		decorate: (decorators: Callable[]) => extras && new extras.Decorated(decorators, toKey),
		/** The name derived from the key right before. */
		keyName: (): string => keyName,
		/** Names the value of a computed key. The name is evaluated first, because evaluating a class may compute other keys. */
		keyed<F extends object>(name: string, value: F): F {
			this.name(value, name);
			return value;
		},
		/** The same for a computed key of a class member; the key is needed again once the class exists. */
		fieldKey(slot: string, value: PropertyKey): PropertyKey {
			const key = this.key(value);
			latestKeys[slot] = { key, name: keyName };
			return key;
		},
		/** Keeps the keys of this class's members. Called when all keys have been computed and no field has a value yet. */
		fieldNames(made: object): void {
			keysOf.set(made, { ...latestKeys });
		},
		fieldName: (made: object, slot: string): string => keysOf.get(made)?.[slot]?.name ?? "",
		memberKey: (made: object, slot: string): PropertyKey => keysOf.get(made)?.[slot]?.key ?? "",
		/** `super` as an object, for a generator function, in which the keyword is not allowed. */
		superOf(read: (key: PropertyKey) => unknown, write: (key: PropertyKey, value: unknown) => void): object {
			return new Proxy(
				{},
				{
					get: (_, key) => read(key),
					set: (_, key, value) => {
						write(key, value);
						return true;
					},
					deleteProperty: noDelete,
				},
			);
		},
		/** The same for a method whose home object is known (13.3.7.3). @param self its `this` */
		superIn(home: object | null, self: unknown): object {
			return new Proxy(
				{},
				{
					get: (_, key) => get(getPrototypeOf(home as object) as object, key, self) as unknown,
					set: (_, key, value) => set(getPrototypeOf(home as object) as object, key, value, self),
					deleteProperty: noDelete,
				},
			);
		},
		/** Calls a method of `super`, which `superOf` or `superIn` has read. */
		callSuper(method: unknown, name: string, self: unknown, values: unknown[]): unknown {
			if (typeof method !== "function") throw new TypeError(`(intermediate value)${name} is not a function`);
			return apply(method, self, values) as unknown;
		},
		/** The parent of a class. V8 would show the lowered text of an async function. */
		parent(value: unknown): unknown {
			if (typeof value !== "function" || getPrototypeOf(value) !== AsyncFunctionPrototype) return value;
			throw new TypeError(`Class extends value ${value as unknown as string} is not a constructor or null`);
		},
		/** The value of a call that the program does not await on purpose. */
		meant<T>(value: T): T {
			kit.meant(value);
			return value;
		},
		/** The value of a call of an async function that stands as a statement. */
		floating<T>(value: T, site: SiteId): T {
			kit.floating(value, site);
			return value;
		},
		disposer: () => new Disposer(),
		/** Called in every `catch` and `finally`: it throws once the run is over, so that the program does not continue. */
		check(): void {
			if (core.over !== null) throw core.over;
		},
	};
	return { ...helpers, folded: { ...helpers, ...foldedHelpers(kit, tag, generators, iteration) } };
}
export type Lowered = ReturnType<typeof createLowered>;

/** %AsyncFunction.prototype% and %AsyncGeneratorFunction.prototype%. Their constructors throw instead of compiling text, which would not be lowered. */
function functionPrototypes(AsyncGeneratorPrototype: object) {
	const refuse = (name: string): Callable =>
		({
			[name](): never {
				throw new EvalError("Code from strings is not compiled here.");
			},
		})[name] as Callable;
	const make = (name: string, prototype: object | null): object => {
		const made = create(Function.prototype) as object;
		const constructor = function (): never {
			return (refuse(name) as () => never)();
		};
		Object.defineProperties(constructor, {
			name: { value: name, configurable: true },
			length: { value: 1, configurable: true },
			prototype: { value: made, writable: false },
		});
		setPrototypeOf(constructor, Function);
		defineProperty(made, "constructor", { value: constructor, configurable: true });
		defineProperty(made, Symbol.toStringTag, { value: name, configurable: true });
		if (prototype !== null) {
			defineProperty(made, "prototype", { value: prototype, configurable: true });
			defineProperty(prototype, "constructor", { value: made, configurable: true });
		}
		return made;
	};
	return {
		AsyncFunctionPrototype: make("AsyncFunction", null),
		AsyncGeneratorFunctionPrototype: make("AsyncGeneratorFunction", AsyncGeneratorPrototype),
	};
}
