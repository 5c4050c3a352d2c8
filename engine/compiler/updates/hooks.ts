import { child, type Node, need, text, unwrapTypes } from "../syntax/node";
import { accessesOf } from "./accesses";
import type { Bindings, Variable } from "./bindings";
import { atRisk, everything, feedingReads, type Watched, watchedBy } from "./candidates";
import type { Access, Unit } from "./unit";

/** Code to insert around a node, and at the beginning of a block or of a function whose body is an expression. */
export type UpdateHooks = {
	around: ReadonlyMap<Node, { before: string; after: string }>;
	prologues: ReadonlyMap<Node, string>;
};

/** A module whose accesses have been collected; what is at risk in other modules is not known yet. */
export type ReadModule = { source: string; units: Unit[]; bindings: Bindings; risks: Map<Unit, Set<Watched>> };

export function readAccesses(root: Node, source: string, watchesAll: boolean): ReadModule {
	const { units, bindings } = accessesOf(root, source);
	const risks = new Map(units.map((unit) => [unit, watchesAll ? everything(unit) : atRisk(unit, units, bindings)]));
	return { source, units, bindings, risks };
}

/** Everything that is at risk in some module. Variables belong to one module; properties can be accessed from any. */
export const allRisks = (modules: readonly ReadModule[]): Set<Watched> =>
	new Set(modules.flatMap(({ risks }) => [...risks.values()].flatMap((found) => [...found])));

/**
 * The calls that report a module's accesses at run time. A unit at risk keeps what it has read in its own frame; every other write is only
 * recorded. Nothing is evaluated twice or in another order: see `runtime/report/updates.ts`.
 */
export function hooksFor(
	module: ReadModule,
	watched: ReadonlySet<Watched>,
	p: string,
	fresh: (hint: string) => string,
): UpdateHooks {
	const writer = new HookWriter(module, p, fresh);
	for (const unit of module.units) {
		const own = module.risks.get(unit) as Set<Watched>;
		if (own.size > 0) writer.frame(unit);
		for (const access of unit.reads) if (own.has(watchedBy(access.target))) writer.read(access, unit);
		for (const access of unit.writes) if (watched.has(watchedBy(access.target))) writer.write(access, unit);
	}
	return writer.hooks();
}

/** Distance from the node, when several texts are inserted around it. */
const SELF = 0;
const OBJECT = 1;
const VALUE = 2;
const LONGEST_NAME = 40;
/** Expressions without a name that get one from their context; a call around them would prevent that. */
const NAMED_BY_PLACE = new Set(["FunctionExpression", "ArrowFunctionExpression", "ClassExpression"]);

class HookWriter {
	readonly #around = new Map<Node, { depth: number; before: string; after: string }[]>();
	readonly #prologues = new Map<Node, string>();
	readonly #frames = new Map<Unit, string>();
	readonly #cells = new Map<Variable, string>();
	readonly #module: ReadModule;
	readonly #p: string;
	readonly #fresh: (hint: string) => string;

	constructor(module: ReadModule, p: string, fresh: (hint: string) => string) {
		this.#module = module;
		this.#p = p;
		this.#fresh = fresh;
	}

	hooks(): UpdateHooks {
		const around = new Map<Node, { before: string; after: string }>();
		for (const [node, parts] of this.#around) {
			parts.sort((a, b) => a.depth - b.depth);
			around.set(node, {
				before: parts.map(({ before }) => before).reduceRight((text, before) => text + before, ""),
				after: parts.map(({ after }) => after).join(""),
			});
		}
		return { around, prologues: this.#prologues };
	}

	frame(unit: Unit): void {
		const name = this.#fresh("r");
		this.#frames.set(unit, name);
		this.#begin(unit, `const ${name} = ${this.#p}h.updates.frame(); `);
	}

	read({ target, node, object }: Access, unit: Unit): void {
		const frame = this.#frames.get(unit) as string;
		if (target.kind === "variable") {
			const before = `(${frame}.saw(${this.#cell(target.variable)}, ${line(node)}), `;
			const property = node.parent;
			if (property?.type !== "Property" || property.shorthand !== true) return this.#put(node, SELF, before, ")");
			// In `{ name }` key and value are the same source. Only one of the two is rendered, and its hook writes both.
			for (const part of [need(property, "key"), need(property, "value")])
				this.#put(part, SELF, `${text(node, "name")}: ${before}`, ")");
			return;
		}
		if (object === null) return;
		const key = target.kind === "property" ? JSON.stringify(target.key) : this.#keyText(node);
		this.#put(object, OBJECT, `${frame}.sawOf((`, `), ${key}, ${line(node)})`);
	}

	write(access: Access, unit: Unit): void {
		const assignment = access.write as Node;
		const value = child(assignment, "right");
		if (value !== null && NAMED_BY_PLACE.has(unwrapTypes(value).type)) return;
		if (access.target.kind === "variable") this.#writeVariable(access, assignment, access.target.variable, unit);
		else this.#writeMember(access, assignment, unit);
	}

	#writeVariable(access: Access, assignment: Node, variable: Variable, unit: Unit): void {
		const cell = this.#cell(variable);
		const frame = this.#frames.get(unit);
		const value = child(assignment, "right");
		const saw = frame === undefined ? "" : `${frame}.saw(${cell}, ${line(access.node)}), `;
		const call = this.#noting(frame, [cell], access, unit);
		if (value === null) return this.#put(assignment, SELF, `${call}(${saw}`, "))");
		this.#put(value, VALUE, `${call}(`, "))");
		if (saw !== "" && assignment.operator !== "=") this.#put(assignment, SELF, `(${saw}`, ")");
	}

	#writeMember(access: Access, assignment: Node, unit: Unit): void {
		const { node, target } = access;
		const frame = this.#frames.get(unit);
		const object = need(node, "object");
		const key = target.kind === "property" ? JSON.stringify(target.key) : this.#keyText(node);
		const value = child(assignment, "right");
		const awaits = value !== null && unit.isAsync && unit.awaits.some((at) => at > value.start && at <= value.end);
		// No other code runs between evaluating the object and the write, so the write can be recorded beforehand.
		if (frame === undefined && !awaits)
			return this.#put(object, OBJECT, `${this.#p}h.updates.touch((`, `), ${key}, ${line(node)})`);
		const held = this.#fresh("t");
		this.#begin(unit, `let ${held}; `);
		const isRead = frame !== undefined && (value === null || assignment.operator !== "=");
		this.#put(object, OBJECT, `${isRead ? `${frame}.sawOf(` : ""}(${held} = (`, `))${isRead ? `, ${key}, ${line(node)})` : ""}`);
		if (value === null) {
			const name = JSON.stringify(this.#nameOf(node));
			return this.#put(assignment, SELF, `${frame}.changed((`, `), ${held}, ${key}, ${name}, ${place(assignment)})`);
		}
		this.#put(value, VALUE, `${this.#noting(frame, [held, key], access, unit)}(`, "))");
	}

	/** The beginning of the call that records a write; a checking call if the value is derived from a read and the unit has a frame. */
	#noting(frame: string | undefined, what: string[], access: Access, unit: Unit): string {
		const of = what.length > 1 ? "Of" : "";
		const { node } = access;
		if (frame === undefined) return `${this.#p}h.updates.note${of}(${what.join(", ")}, ${line(node)}, `;
		const isMade = feedingReads(access, unit, this.#module.bindings).length > 0;
		if (!isMade) return `${frame}.set${of}(${what.join(", ")}, ${line(node)}, `;
		const name = of === "" ? "" : `${JSON.stringify(this.#nameOf(node))}, `;
		return `${frame}.wrote${of}(${what.join(", ")}, ${name}${place(access.write as Node)}, `;
	}

	#cell(variable: Variable): string {
		let cell = this.#cells.get(variable);
		if (cell === undefined) {
			cell = this.#fresh("c");
			this.#cells.set(variable, cell);
			this.#prologue(variable.block, `const ${cell} = ${this.#p}h.updates.cell(${JSON.stringify(variable.name)}); `);
		}
		return cell;
	}

	#keyText(node: Node): string {
		const key = need(node, "property");
		return this.#module.source.slice(key.start, key.end);
	}

	#nameOf(node: Node): string {
		const name = this.#module.source.slice(node.start, node.end).replace(/\s+/g, " ");
		return name.length > LONGEST_NAME ? `${name.slice(0, LONGEST_NAME - 1)}…` : name;
	}

	/** Adds code to the beginning of the unit: in its block, or in front of its body expression. */
	#begin({ node }: Unit, code: string): void {
		const body = child(node, "body");
		this.#prologue(node.type === "Program" ? node : body?.type === "BlockStatement" ? body : node, code);
	}

	#prologue(block: Node, code: string): void {
		this.#prologues.set(block, (this.#prologues.get(block) ?? "") + code);
	}

	#put(node: Node, depth: number, before: string, after: string): void {
		const parts = this.#around.get(node) ?? [];
		this.#around.set(node, parts);
		parts.push({ depth, before, after });
	}
}

const line = (node: Node): number => node.loc.start.line;
const place = (node: Node): string => `${node.loc.start.line}, ${node.loc.start.column + 1}`;
