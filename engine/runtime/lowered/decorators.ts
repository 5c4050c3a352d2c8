type Callable = (this: unknown, ...values: unknown[]) => unknown;
type Kind = "method" | "getter" | "setter" | "field" | "accessor";
type Access = { has?: Callable; get?: Callable; set?: Callable };

/** A decorated member of a class. */
type Member = {
	kind: Kind;
	isStatic: boolean;
	decorators: Callable[];
	key: PropertyKey;
	name: string | symbol;
	access: Access;
	isPrivate: boolean;
	/** For a private method, getter, setter or accessor: its functions. They are called through the record, so that decorators can replace them. */
	functions: PropertyDescriptor | null;
	/** What the decorators want done with the initial value, in this order. */
	initial: Callable[];
	/** For a field or accessor: what `addInitializer` has added; for other members see the class. */
	extra: Callable[];
};

/** `Symbol.metadata`, or the symbol that stands for it in a host that lacks it. */
const METADATA: symbol = (Symbol as { metadata?: symbol }).metadata ?? Symbol.for("Symbol.metadata");
const { apply, defineProperty, deleteProperty, getOwnPropertyDescriptor, getPrototypeOf } = Reflect;

const run = (callbacks: readonly Callable[], self: unknown): void => {
	for (let i = 0; i < callbacks.length; i++) apply(callbacks[i] as Callable, self, []);
};

function accepted(result: unknown): Callable | undefined {
	if (result !== undefined && typeof result !== "function") throw new TypeError("Function expected");
	return result as Callable | undefined;
}

/** What `context.access` offers for a member that is no private one. */
function publicAccess(kind: Kind, key: PropertyKey): Access {
	const access: Access = { has: (object) => key in (object as object) };
	if (kind !== "setter") access.get = (object) => (object as Record<PropertyKey, unknown>)[key];
	if (kind !== "getter" && kind !== "method")
		access.set = (object, value) => {
			(object as Record<PropertyKey, unknown>)[key] = value;
		};
	return access;
}

/** Calls a decorator. `addInitializer` works as long as it runs. */
function decorate(decorator: unknown, value: unknown, context: object, extra: Callable[]): unknown {
	if (typeof decorator !== "function") throw new TypeError("A decorator must be a function");
	let isOver = false;
	const addInitializer = (callback: unknown): void => {
		if (isOver) throw new TypeError("Cannot add initializers after decoration has completed");
		extra[extra.length] = accepted(callback ?? null) as Callable;
	};
	try {
		return apply(decorator, undefined, [value, { ...context, addInitializer }]);
	} finally {
		isOver = true;
	}
}

/**
 * The decorators of one class: those of its members are added while the class is evaluated, and all are called once its methods exist
 * (proposal-decorators of 2023-11, in the order in which TypeScript 5 calls them).
 */
export class Decorated {
	/** The class, or what its decorators have put in its place. */
	class: unknown = undefined;
	readonly #decorators: Callable[];
	readonly #toKey: (value: PropertyKey) => PropertyKey;
	readonly #members: Member[] = [];
	readonly #temporary: symbol[] = [];
	/** What `addInitializer` has added: for methods, getters and setters, and for the class itself. */
	readonly #ofInstances: Callable[] = [];
	readonly #ofStatics: Callable[] = [];
	readonly #ofClass: Callable[] = [];

	/** @param decorators those of the class @param toKey ToPropertyKey */
	constructor(decorators: Callable[], toKey: (value: PropertyKey) => PropertyKey) {
		this.#decorators = decorators;
		this.#toKey = toKey;
	}

	/**
	 * Adds a member; lowered code calls this where the member's key is evaluated.
	 * @param access for a private member, which has no key; @param functions an object with its functions, under the same name
	 * @returns the key; for a private member one of a method that `apply` removes
	 */
	add(
		kind: Kind,
		isStatic: boolean,
		decorators: Callable[],
		value: PropertyKey,
		access?: Access,
		functions?: object,
	): PropertyKey {
		const isPrivate = access !== undefined;
		const key = isPrivate ? value : this.#toKey(value);
		const name = typeof key === "number" ? `${key}` : key;
		const own = functions === undefined ? undefined : getOwnPropertyDescriptor(functions, value);
		this.#members[this.#members.length] = {
			kind,
			isStatic,
			decorators,
			key,
			name,
			access: access ?? publicAccess(kind, key),
			isPrivate,
			functions: own ?? null,
			initial: [],
			extra: [],
		};
		if (!isPrivate) return key;
		const temporary = Symbol("private");
		this.#temporary[this.#temporary.length] = temporary;
		return temporary;
	}

	/** Calls all decorators: static methods and the like first, then those of instances, static fields, fields, and last those of the class. */
	apply(target: object & { name: string; prototype: object }): void {
		for (let i = 0; i < this.#temporary.length; i++) deleteProperty(target, this.#temporary[i] as symbol);
		const inherited = (getPrototypeOf(target) as Record<symbol, unknown> | null)?.[METADATA] ?? null;
		const metadata = Object.create(inherited as object | null) as object;
		const isLast = ({ kind }: Member): boolean => kind === "field";
		for (const fields of [false, true])
			for (const isStatic of [true, false])
				for (const member of this.#members)
					if (member.isStatic === isStatic && isLast(member) === fields) this.#decorate(member, target, metadata);
		this.class = target;
		for (let i = this.#decorators.length - 1; i >= 0; i--) {
			const context = { kind: "class", name: target.name, metadata };
			this.class = accepted(decorate(this.#decorators[i], this.class, context, this.#ofClass)) ?? this.class;
		}
		const hidden = { value: metadata, writable: true, enumerable: true, configurable: true };
		defineProperty(this.class as object, METADATA, hidden);
		run(this.#ofStatics, this.class);
	}

	#decorate(member: Member, target: { prototype: object }, metadata: object): void {
		const { kind, isStatic, decorators, key, name, access, isPrivate, initial } = member;
		const home = isStatic ? target : target.prototype;
		const descriptor = kind === "field" ? {} : (member.functions ?? getOwnPropertyDescriptor(home, key) ?? {});
		const slot = kind === "getter" ? "get" : kind === "setter" ? "set" : "value";
		const extra = kind === "field" || kind === "accessor" ? member.extra : isStatic ? this.#ofStatics : this.#ofInstances;
		for (let i = decorators.length - 1; i >= 0; i--) {
			const context = { kind, name, static: isStatic, private: isPrivate, access: { ...access }, metadata };
			const value = kind === "accessor" ? { get: descriptor.get, set: descriptor.set } : (descriptor[slot] as unknown);
			const result = decorate(decorators[i], value, context, extra);
			if (kind !== "accessor") {
				const replaced = accepted(result);
				if (replaced === undefined) continue;
				if (kind === "field") initial.unshift(replaced);
				else descriptor[slot] = replaced as never;
				continue;
			}
			if (result === undefined) continue;
			if (typeof result !== "object" || result === null) throw new TypeError("Object expected");
			const { get, set, init } = result as { get?: unknown; set?: unknown; init?: unknown };
			descriptor.get = (accepted(get) as (() => unknown) | undefined) ?? descriptor.get;
			descriptor.set = (accepted(set) as ((value: unknown) => void) | undefined) ?? descriptor.set;
			const start = accepted(init);
			if (start !== undefined) initial.unshift(start);
		}
		if (kind !== "field" && member.functions === null) defineProperty(home, key, descriptor);
	}

	/** The initial value of a field or accessor. */
	init(index: number, self: unknown, value: unknown): unknown {
		let result = value;
		for (const callback of (this.#members[index] as Member).initial) result = apply(callback, self, [result]);
		return result;
	}
	/** Runs what the decorators of a field or accessor have added for the time after it has got its value. */
	after(index: number, self: unknown): void {
		run((this.#members[index] as Member).extra, self);
	}
	/** Runs what the decorators of methods have added for each instance, before its fields exist. */
	begin(self: unknown): void {
		run(this.#ofInstances, self);
	}
	/** Runs what the decorators of the class have added, after its static fields. */
	end(): void {
		run(this.#ofClass, this.class);
	}
	/** The name that the key of a field gives to an anonymous function in it. */
	nameOf(index: number): string {
		const { name } = this.#members[index] as Member;
		return typeof name === "symbol" ? (name.description === undefined ? "" : `[${name.description}]`) : name;
	}

	/** A private method, as decorated. */
	method(index: number): unknown {
		return (this.#members[index] as Member).functions?.value;
	}
	get(index: number, self: unknown): unknown {
		return apply((this.#members[index] as Member).functions?.get as Callable, self, []);
	}
	set(index: number, self: unknown, value: unknown): void {
		apply((this.#members[index] as Member).functions?.set as Callable, self, [value]);
	}
}
