import { child, childrenOf, isFunction, type Node, need, text, within } from "../syntax/node";
import type { Bindings, Variable } from "./bindings";
import type { Access, Target, Unit } from "./unit";

/** What is watched: a variable, the name of a property, or every element of every object. */
export type Watched = Variable | string;

export const ELEMENTS = "[]";

export function watchedBy(target: Target): Watched {
	if (target.kind === "variable") return target.variable;
	return target.kind === "property" ? `.${target.key}` : ELEMENTS;
}

/** Memoised result of `feedingReads`, which is called twice for each write. */
const dependence = new WeakMap<Access, Node[]>();

/** The reads of the written variable or property from which the new value is derived, judging by the text. */
export function feedingReads(write: Access, unit: Unit, bindings: Bindings): Node[] {
	const known = dependence.get(write);
	if (known !== undefined) return known;
	const found = new Set<Node>();
	const assignment = write.write as Node;
	const operator = text(assignment, "operator");
	const isArithmetic = assignment.type === "UpdateExpression" || !["=", "??=", "||=", "&&="].includes(operator);
	if (isArithmetic) found.add(write.node);
	const reads = new Map(unit.reads.filter((read) => isSame(read.target, write.target)).map((read) => [read.node, read]));
	const seen = new Set<Node>();
	const follow = (node: Node): void => {
		if (seen.has(node)) return;
		seen.add(node);
		if (reads.has(node)) found.add(node);
		if (isFunction(node)) return;
		// A value is not derived from a condition that only selects it: `cache ?? await load()` can at most load once too often.
		if (node.type === "LogicalExpression" && hasAwait(need(node, "right"), unit)) return follow(need(node, "right"));
		if (node.type === "ConditionalExpression") {
			follow(need(node, "consequent"));
			return follow(need(node, "alternate"));
		}
		if (node.type === "Identifier") {
			const name = text(node, "name");
			for (const source of unit.sources.get(bindings.resolve(name, node) ?? name) ?? []) follow(source);
			return;
		}
		for (const next of childrenOf(node)) if (!isPropertyName(node, next)) follow(next);
	};
	const right = child(assignment, "right");
	if (right !== null) follow(right);
	dependence.set(write, [...found]);
	return [...found];
}

const hasAwait = (node: Node, unit: Unit): boolean => unit.awaits.some((at) => at > node.start && at <= node.end);

const isPropertyName = (parent: Node, node: Node): boolean =>
	(parent.type === "MemberExpression" && parent.property === node && parent.computed !== true) ||
	(parent.type === "Property" && parent.key === node && parent.computed !== true);

function isSame(a: Target, b: Target): boolean {
	if (a.kind === "variable") return b.kind === "variable" && a.variable === b.variable;
	if (a.kind === "property") return b.kind === "property" && a.key === b.key;
	return b.kind === "element" && a.object === b.object;
}

/**
 * The possible lost updates of an async unit: it reads something, awaits, and then writes a value derived from what it read. Nothing else is
 * watched.
 */
export function atRisk(unit: Unit, units: readonly Unit[], bindings: Bindings): Set<Watched> {
	const found = new Set<Watched>();
	if (!unit.isAsync || unit.awaits.length === 0) return found;
	for (const write of unit.writes) {
		const watched = watchedBy(write.target);
		if (found.has(watched) || !canBeShared(write.target, unit, units)) continue;
		const end = (write.write as Node).end;
		const isRisky = feedingReads(write, unit, bindings).some(
			(read) => unit.awaits.some((at) => read.start < at && at <= end) || comesRound(read, write.write as Node, unit),
		);
		if (isRisky) found.add(watched);
	}
	return found;
}

/** Everything that an async unit accesses, at risk or not (`watchesAll`). */
export const everything = ({ isAsync, reads, writes }: Unit): Set<Watched> =>
	new Set(isAsync ? [...reads, ...writes].map(({ target }) => watchedBy(target)) : []);

/** True when a loop awaits and reaches the write again with a value that was read before the loop. */
function comesRound(read: Node, write: Node, unit: Unit): boolean {
	for (let at = write.parent; at !== null && at !== unit.node; at = at.parent)
		if (/^(?:For|While|DoWhile)/.test(at.type) && !within(read, at) && unit.awaits.some((end) => end > at.start && end <= at.end))
			return true;
	return false;
}

/** A variable of the unit's own that no other code writes belongs to one task alone. */
function canBeShared(target: Target, unit: Unit, units: readonly Unit[]): boolean {
	if (target.kind !== "variable") return true;
	const { variable } = target;
	const isOwn = unit.node.type === "Program" || within(variable.block, unit.node);
	return !isOwn || units.some((other) => other !== unit && other.writes.some((write) => isSame(write.target, target)));
}
