import type { Node } from "../syntax/node";
import type { Variable } from "./bindings";

/**
 * What an access reads or writes. Properties of one name are one thing until the program runs: which object is meant is not known before.
 */
export type Target =
	| { kind: "variable"; variable: Variable }
	/** `key` is the name, with `#` for a private one. */
	| { kind: "property"; key: string }
	/** `object[key]` with a key that can be read twice; `object` is the source of the object. */
	| { kind: "element"; object: string };

export type Access = {
	target: Target;
	/** The identifier or member; of `{ key } = object` the object. */
	node: Node;
	/** The object of a property or element. */
	object: Node | null;
	/** The assignment or update that writes; null for a read. */
	write: Node | null;
};

/** A function, or another piece of code that runs in one go: the module, the initialiser of a field, a static block. */
export type Unit = {
	/** Its node; the function for a body. */
	node: Node;
	/** True when it can be suspended: accesses are watched across its awaits. */
	isAsync: boolean;
	reads: Access[];
	writes: Access[];
	/** Where it is suspended: offsets in the source. */
	awaits: number[];
	/** Expressions that give a variable of the unit its value. */
	sources: Map<Variable | string, Node[]>;
};
