import type { LoopOfAwait } from "../../types";
import { child, childrenOf, isFunction, list, type Node, need, text, unwrapTypes, within } from "./node";
import { boundNames } from "./scope";

/** Calls that delay a loop on purpose: pacing, taking turns, hand-overs. */
const PACING = new Set(["sleep", "setTimeout", "acquire", "release", "timeout", "wait"]);
/** Methods that return something new at each call, or that wait for other tasks. */
const STATEFUL = new Set(["next", "read", "get", "put", "wait", "acquire", "release", "then", "catch", "finally"]);
const MUTATORS = new Set(["push", "pop", "shift", "unshift", "splice", "set", "add", "delete", "fill", "sort", "reverse"]);
const LONGEST_TEXT = 60;

/**
 * The loop around an await whose rounds are independent, judging by the text: each round awaits a call with the variable of the loop, no later call
 * uses anything that a round assigns, and no round leaves the loop. Else null. In doubt null: a wrong hint does more harm than a missing one.
 * @param library local names of everything the library exports
 */
export function independentLoop(node: Node, source: string, library: ReadonlySet<string>): LoopOfAwait | null {
	const loop = loopAround(node);
	if (loop === null || HEAD.some((part) => awaits(child(loop, part)))) return null;
	const body = need(loop, "body");
	const call = unwrapTypes(need(node, "argument"));
	if (call.type !== "CallExpression" || !isWork(call, library)) return null;
	const variables = loopVariables(loop);
	const inits = declaredIn(body);
	const used = namesWith(call, inits);
	if (!variables.some((name) => used.has(name)) || holdsBack(body)) return null;
	const assigned = assignedIn(body);
	if ([...used].some((name) => assigned.has(name) && !inits.has(name))) return null;
	const callee = need(call, "callee");
	return {
		line: loop.loc.start.line,
		call: source.slice(callee.start, callee.end).replace(/\s+/g, " ").slice(0, LONGEST_TEXT),
		together: together(loop, call, variables, inits, source, library.size > 0),
		...(node.parent?.type === "ExpressionStatement" ? { isStatement: true as const } : {}),
		...(list(call, "arguments").some(awaits) ? { hasInnerAwait: true as const } : {}),
	};
}

/** The parts of a `for` loop that run in each round besides its body. One that awaits gets something new each time, as in a `while` loop. */
const HEAD = ["init", "test", "update"];

const awaits = (node: Node | null): boolean =>
	node !== null && [...inside(node, false)].some(({ type }) => type === "AwaitExpression");

/** The `for` loop of the same function in whose body `node` is; null in nested loops, in `while` loops and in a `for await`. */
function loopAround(node: Node): Node | null {
	let found: Node | null = null;
	for (let at: Node | null = node.parent; at !== null; at = at.parent) {
		if (isFunction(at)) return found;
		if (at.type === "StaticBlock" || at.type === "PropertyDefinition") return null;
		if (!/^(?:For|While|DoWhile)/.test(at.type)) continue;
		const isCounted =
			at.type === "ForStatement" || at.type === "ForInStatement" || (at.type === "ForOfStatement" && at.await !== true);
		if (found !== null || !isCounted || !within(node, need(at, "body"))) return null;
		found = at;
	}
	return found;
}

function isWork(call: Node, library: ReadonlySet<string>): boolean {
	const callee = need(call, "callee");
	if (callee.type === "Identifier") {
		const name = text(callee, "name");
		return !library.has(name) || name === "request" || name === "command";
	}
	if (callee.type !== "MemberExpression" || callee.computed === true) return false;
	const object = need(callee, "object");
	const isCombinator = object.type === "Identifier" && (object.name === "Promise" || object.name === "Array");
	return !isCombinator && !STATEFUL.has(text(need(callee, "property"), "name"));
}

function loopVariables(loop: Node): string[] {
	const head = child(loop, loop.type === "ForStatement" ? "init" : "left");
	if (head === null || head.type !== "VariableDeclaration") return [];
	return list(head, "declarations").flatMap((one) => boundNames(need(one, "id")));
}

/** All nodes below `node` in the same function; with `isDeep` also those in nested functions. */
function* inside(node: Node, isDeep: boolean): Generator<Node, void, undefined> {
	yield node;
	if (!isDeep && isFunction(node)) return;
	for (const next of childrenOf(node)) yield* inside(next, isDeep);
}

/** Variables declared inside a round, with their initialisers. */
function declaredIn(body: Node): Map<string, Node | null> {
	const found = new Map<string, Node | null>();
	for (const node of inside(body, false))
		if (node.type === "VariableDeclarator") for (const name of boundNames(need(node, "id"))) found.set(name, child(node, "init"));
	return found;
}

/** Names and properties that `node` mentions, directly or through variables of the round. */
function namesWith(node: Node, inits: ReadonlyMap<string, Node | null>): Set<string> {
	const names = new Set<string>();
	const pending: Node[] = [node];
	for (let from = pending.pop(); from !== undefined; from = pending.pop())
		for (const one of inside(from, true)) {
			const name = nameOf(one);
			if (name === null || names.has(name)) continue;
			names.add(name);
			const init = inits.get(name);
			if (init !== null && init !== undefined) pending.push(init);
		}
	return names;
}

/** The name of a variable, or of a property with a dot in front. */
function nameOf(node: Node): string | null {
	if (node.type === "MemberExpression" && node.computed !== true) return `.${text(need(node, "property"), "name")}`;
	if (node.type !== "Identifier") return null;
	const { parent } = node;
	const isProperty = parent?.type === "MemberExpression" && parent.property === node && parent.computed !== true;
	return isProperty ? null : text(node, "name");
}

/** What a round changes: variables, properties by name, and objects on which a mutating method is called. */
function assignedIn(body: Node): Set<string> {
	const names = new Set<string>();
	const add = (written: Node): void => {
		const target = unwrapTypes(written);
		if (target.type === "MemberExpression") names.add(nameOf(target) ?? rootName(target));
		else for (const name of boundNames(target)) names.add(name);
	};
	for (const node of inside(body, true)) {
		if (node.type === "AssignmentExpression") add(need(node, "left"));
		else if (node.type === "UpdateExpression") add(need(node, "argument"));
		else if (node.type === "CallExpression") {
			const callee = need(node, "callee");
			if (callee.type === "MemberExpression" && callee.computed !== true && MUTATORS.has(text(need(callee, "property"), "name")))
				names.add(rootName(need(callee, "object")));
		}
	}
	return names;
}

function rootName(node: Node): string {
	let at = node;
	while (at.type === "MemberExpression") at = need(at, "object");
	return at.type === "Identifier" ? text(at, "name") : "this";
}

/** True when a round may leave the loop, queues for a turn or paces the loop. */
function holdsBack(body: Node): boolean {
	for (const node of inside(body, false)) {
		if (node.type === "ReturnStatement" || node.type === "BreakStatement" || node.type === "YieldExpression") return true;
		if (node.type === "VariableDeclaration" && (node.kind === "using" || node.kind === "await using")) return true;
		if (node.type !== "CallExpression") continue;
		const callee = need(node, "callee");
		const name = callee.type === "MemberExpression" ? child(callee, "property") : callee;
		if (name?.type === "Identifier" && PACING.has(text(name, "name"))) return true;
	}
	return false;
}

/** "gather(ids.map(fetchPage))", or the same with `Promise.all` in a program without the library, if such an expression replaces the loop, else null. */
function together(
	loop: Node,
	call: Node,
	variables: string[],
	inits: ReadonlyMap<string, unknown>,
	source: string,
	usesLibrary: boolean,
): string | null {
	const right = child(loop, "right");
	const [item] = variables;
	const isPlain = right?.type === "Identifier" || right?.type === "MemberExpression" || right?.type === "ArrayExpression";
	if (loop.type !== "ForOfStatement" || right === null || !isPlain || item === undefined || variables.length !== 1) return null;
	const isWhole = [...namesWith(call, new Map())].every((name) => !inits.has(name));
	if (!isWhole || awaits(call)) return null;
	const [only, ...others] = list(call, "arguments");
	const callee = need(call, "callee");
	const isBare = callee.type === "Identifier" && others.length === 0 && only?.type === "Identifier" && only.name === item;
	const items = source.slice(right.start, right.end);
	// The loop calls each item; `gather` calls its items, too.
	const isCoroutine = callee.type === "Identifier" && callee.name === item && only === undefined;
	const work = isBare ? text(callee, "name") : `(${item}) => ${source.slice(call.start, call.end)}`;
	const all = isCoroutine && usesLibrary ? items : `${items}.map(${work})`;
	const whole = usesLibrary ? `gather(${all})` : `Promise.all(${all})`;
	return whole.length > LONGEST_TEXT || whole.includes("\n") ? null : whole;
}
