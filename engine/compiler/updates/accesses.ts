import { child, childrenOf, isFunction, list, type Node, need, TYPE_WRAPPERS, text, unwrapTypes } from "../syntax/node";
import { Bindings } from "./bindings";
import type { Target, Unit } from "./unit";

const LOG = /^console\s*\./;

/** Reads, writes and awaits of a module, grouped by unit. `link` must have been called on the tree. */
export function accessesOf(root: Node, source: string): { units: Unit[]; bindings: Bindings } {
	const bindings = new Bindings(root);
	const pending = [root];
	for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
		bindings.collect(node);
		pending.push(...childrenOf(node));
	}
	const units: Unit[] = [];
	new Reader(source, bindings, units).unit(root, root, true);
	return { units, bindings };
}

class Reader {
	#unit!: Unit;
	/** True where accesses are not watched: logged values, defaults of parameters. */
	#isMuted = false;

	constructor(
		readonly source: string,
		readonly bindings: Bindings,
		readonly units: Unit[],
	) {}

	/** Collects the accesses of `body` as a unit of its own. */
	unit(node: Node, body: Node, isAsync: boolean): void {
		const outer = this.#unit;
		const wasMuted = this.#isMuted;
		this.#unit = { node, isAsync, reads: [], writes: [], awaits: [], sources: new Map() };
		this.#isMuted = false;
		this.units.push(this.#unit);
		if (body === node) this.#children(body);
		else this.#visit(body);
		this.#unit = outer;
		this.#isMuted = wasMuted;
	}

	#children(node: Node): void {
		for (const next of childrenOf(node)) this.#visit(next);
	}

	#muted(nodes: readonly Node[]): void {
		const wasMuted = this.#isMuted;
		this.#isMuted = true;
		for (const node of nodes) this.#visit(node);
		this.#isMuted = wasMuted;
	}

	#visit(node: Node): void {
		if (isFunction(node)) return this.#function(node);
		if (TYPE_WRAPPERS.has(node.type)) return this.#visit(need(node, "expression"));
		if (node.type.startsWith("TS") && node.type !== "TSExportAssignment") return;
		switch (node.type) {
			case "Identifier":
				return this.#read(node);
			case "MemberExpression":
				this.#read(node);
				return this.#memberParts(node);
			case "AssignmentExpression":
				return this.#assignment(node);
			case "UpdateExpression":
				return this.#target(need(node, "argument"), node);
			case "AwaitExpression":
			case "YieldExpression":
				this.#children(node);
				this.#unit.awaits.push(node.end);
				return;
			case "VariableDeclaration":
				if (node.declare !== true) for (const declarator of list(node, "declarations")) this.#declarator(declarator);
				// Its disposal at the end of the block is an await.
				if (node.kind === "await using" && node.parent !== null) this.#unit.awaits.push(node.parent.end);
				return;
			case "ForOfStatement":
			case "ForInStatement": {
				const left = need(node, "left");
				if (left.type === "VariableDeclaration") this.#pattern(need(list(left, "declarations")[0] as Node, "id"));
				else this.#pattern(left);
				this.#visit(need(node, "right"));
				if (node.await === true) this.#unit.awaits.push(need(node, "right").end);
				return this.#visit(need(node, "body"));
			}
			case "CatchClause":
				return this.#visit(need(node, "body"));
			case "CallExpression":
				return this.#call(node);
			case "NewExpression":
				this.#spine(need(node, "callee"));
				for (const argument of list(node, "arguments")) this.#visit(argument);
				return;
			case "ChainExpression":
				return this.#spine(need(node, "expression"));
			case "UnaryExpression": {
				const argument = unwrapTypes(need(node, "argument"));
				return node.operator === "delete" && argument.type === "MemberExpression"
					? this.#memberParts(argument)
					: this.#visit(argument);
			}
			case "Property":
				if (node.computed === true) this.#visit(need(node, "key"));
				return this.#visit(need(node, "value"));
			case "ClassDeclaration":
			case "ClassExpression":
				return this.#class(node);
			case "LabeledStatement":
				return this.#visit(need(node, "body"));
			case "BreakStatement":
			case "ContinueStatement":
			case "MetaProperty":
			case "ImportDeclaration":
			case "ExportAllDeclaration":
				return;
			case "ExportNamedDeclaration": {
				const declaration = child(node, "declaration");
				return declaration === null ? undefined : this.#visit(declaration);
			}
			default:
				return this.#children(node);
		}
	}

	#function(fn: Node): void {
		const outer = this.#unit;
		// Defaults of parameters run before the body, when the unit's frame does not exist yet.
		this.#unit = { node: fn, isAsync: false, reads: [], writes: [], awaits: [], sources: new Map() };
		this.units.push(this.#unit);
		for (const parameter of list(fn, "params")) this.#pattern(parameter);
		this.#unit = outer;
		const body = child(fn, "body");
		if (body !== null) this.unit(fn, body, fn.async === true);
	}

	#class(node: Node): void {
		const superClass = child(node, "superClass");
		if (superClass !== null) this.#visit(superClass);
		for (const member of list(need(node, "body"), "body")) {
			const key = child(member, "key");
			if (member.computed === true && key !== null) this.#visit(key);
			if (member.type === "StaticBlock") this.unit(member, member, false);
			const value = child(member, "value");
			if (value === null) continue;
			if (isFunction(value)) this.#function(value);
			else this.unit(member, value, false);
		}
	}

	#call(node: Node): void {
		const callee = need(node, "callee");
		// The method itself is not state; its object may be.
		if (callee.type === "MemberExpression") this.#memberParts(callee);
		else this.#visit(callee);
		const values = list(node, "arguments");
		if (LOG.test(this.source.slice(callee.start, callee.end))) this.#muted(values);
		else for (const argument of values) this.#visit(argument);
	}

	/** `a?.b.c(d)`: calls cannot be inserted inside an optional chain, so only what is in brackets and parentheses is visited. */
	#spine(node: Node): void {
		if (node.type === "MemberExpression") {
			this.#spine(need(node, "object"));
			if (node.computed === true) this.#visit(need(node, "property"));
		} else if (node.type === "CallExpression") {
			this.#spine(need(node, "callee"));
			for (const argument of list(node, "arguments")) this.#visit(argument);
		} else if (node.type !== "Identifier") this.#visit(node);
	}

	#memberParts(node: Node): void {
		const object = need(node, "object");
		if (object.type !== "Super") this.#visit(object);
		if (node.computed === true) this.#visit(need(node, "property"));
	}

	#assignment(node: Node): void {
		const left = unwrapTypes(need(node, "left"));
		const right = need(node, "right");
		this.#visit(right);
		if (left.type === "Identifier" || left.type === "MemberExpression") {
			this.#target(left, node);
			if (left.type === "Identifier") this.#source(left, right);
		} else this.#pattern(left, right);
	}

	#target(written: Node, write: Node): void {
		const node = unwrapTypes(written);
		if (node.type === "MemberExpression") this.#memberParts(node);
		const target = this.#targetOf(node);
		if (target !== null) this.#unit.writes.push({ target, node, object: child(node, "object"), write });
	}

	#declarator(declarator: Node): void {
		const init = child(declarator, "init");
		const id = need(declarator, "id");
		if (init !== null) this.#visit(init);
		this.#pattern(id, init);
		if (init === null || id.type !== "ObjectPattern") return;
		for (const property of list(id, "properties")) {
			if (property.type !== "Property" || property.computed === true) continue;
			const key = need(property, "key");
			if (key.type === "Identifier")
				this.#unit.reads.push({ target: { kind: "property", key: text(key, "name") }, node: init, object: init, write: null });
		}
	}

	/** Records names that a pattern binds or assigns; `init` is the source of their values. */
	#pattern(pattern: Node, init: Node | null = null): void {
		switch (pattern.type) {
			case "Identifier":
				if (init !== null) this.#source(pattern, init);
				return;
			case "ObjectPattern":
				for (const property of list(pattern, "properties")) {
					if (property.type === "RestElement") {
						this.#pattern(need(property, "argument"), init);
						continue;
					}
					if (property.computed === true) this.#visit(need(property, "key"));
					this.#pattern(need(property, "value"), init);
				}
				return;
			case "ArrayPattern":
				for (const element of list(pattern, "elements")) this.#pattern(element, init);
				return;
			case "AssignmentPattern":
				this.#visit(need(pattern, "right"));
				return this.#pattern(need(pattern, "left"), init);
			case "RestElement":
				return this.#pattern(need(pattern, "argument"), init);
			case "TSParameterProperty":
				return this.#pattern(need(pattern, "parameter"), init);
			case "MemberExpression":
				return this.#memberParts(pattern);
			default:
		}
	}

	#source(name: Node, value: Node): void {
		const key = this.bindings.resolve(text(name, "name"), name) ?? text(name, "name");
		const known = this.#unit.sources.get(key);
		if (known === undefined) this.#unit.sources.set(key, [value]);
		else known.push(value);
	}

	#read(node: Node): void {
		if (this.#isMuted) return;
		const target = this.#targetOf(node);
		if (target !== null) this.#unit.reads.push({ target, node, object: child(node, "object"), write: null });
	}

	#targetOf(node: Node): Target | null {
		if (node.type === "Identifier") {
			const variable = this.bindings.resolve(text(node, "name"), node);
			return variable === null || variable === undefined ? null : { kind: "variable", variable };
		}
		const object = need(node, "object");
		const property = need(node, "property");
		if (object.type === "Super") return null;
		if (node.computed !== true)
			return { kind: "property", key: `${property.type === "PrivateIdentifier" ? "#" : ""}${text(property, "name")}` };
		const isSimple =
			property.type === "Literal" ||
			(property.type === "Identifier" && this.bindings.resolve(text(property, "name"), property) !== undefined);
		return isSimple ? { kind: "element", object: this.source.slice(object.start, object.end) } : null;
	}
}
