import type { Node } from "../syntax/node";
import type { Variable } from "./bindings";

/**
 * What an access reads or writes. Properties of the same name are treated as one until run time, because their objects are not known before.
 */
export type Target =
	| { kind: "variable"; variable: Variable }
	/** `key` is the name, with `#` for a private one. */
	| { kind: "property"; key: string }
	/** `object[key]` with a key that can be evaluated twice; `object` is the source text of the object. */
	| { kind: "element"; object: string };

export type Access = {
	target: Target;
	/** The identifier or member expression; for `{ key } = object` the object. */
	node: Node;
	/** The object of a property or element. */
	object: Node | null;
	/** The assignment or update that writes; null for a read. */
	write: Node | null;
};

/** A function, or other code with its own control flow: the module, the initialiser of a field, a static block. */
export type Unit = {
	/** Its node; for a function body the function. */
	node: Node;
	/** True when it can be suspended. Accesses are watched across its awaits. */
	isAsync: boolean;
	reads: Access[];
	writes: Access[];
	/** Offsets of its awaits in the source. */
	awaits: number[];
	/** Expressions that are assigned to each variable of the unit. */
	sources: Map<Variable | string, Node[]>;
};
