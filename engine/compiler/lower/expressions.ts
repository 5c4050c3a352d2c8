import { independentLoop } from "../syntax/loops";
import {
	child,
	childrenOf,
	enclosingFunction,
	isFunction,
	list,
	type Node,
	need,
	text,
	thisScope,
	unwrapTypes,
} from "../syntax/node";
import type { Piece } from "../syntax/pieces";
import { calledName } from "../syntax/sites";
import { type Context, quote, type Renderer } from "./context";
import { asksForThis, inAsyncGenerator, isAsync, isInsideAsyncArrow, usesOf } from "./functions";
import { typeRenderers } from "./types";

const operandText = (node: Node, context: Context): string => context.source.slice(node.start, node.end);

/** True for `f`, `this.m` and `a.b.c`, which contain no other call. */
function isPlainCallee(callee: Node): boolean {
	if (callee.type === "MemberExpression") return callee.computed !== true && isPlainCallee(need(callee, "object"));
	return callee.type === "Identifier" || callee.type === "ThisExpression";
}

/** `await x` suspends the generator with the value and the site. */
const awaitExpression: Renderer = (node, context) => {
	const argument = need(node, "argument");
	const site = context.site("await", node, operandText(argument, context));
	const loop = independentLoop(node, context.source, context.libraryNames);
	const place = context.sites.sites[site];
	if (loop !== null && site !== 0 && place !== undefined) place.loop = loop;
	// Marks a call whose promise is awaited at once. The runtime looks for the mark when the stack is deep.
	const isMarked = argument.type === "CallExpression" && isPlainCallee(need(argument, "callee")) && !inAsyncGenerator(node);
	const mark = isMarked ? `/*${context.prefix}*/` : "";
	return [
		`(yield ${context.prefix}h.await(`,
		...context.span(node.start + "await".length, argument.start, []),
		mark,
		...context.span(argument.start, node.end, [argument]),
		`, ${site}${context.locals(node)}))`,
	];
};

/** `yield` of an async generator: the operand is awaited first, and the consumer may answer with a return request. */
const yieldExpression: Renderer = (node, context) => {
	if (!inAsyncGenerator(node)) return context.copy(node);
	const { prefix: p } = context;
	const argument = child(node, "argument");
	const site = context.site("yield", node, argument === null ? "" : operandText(argument, context));
	const keyword = node.start + "yield".length;
	if (node.delegate === true && argument !== null) {
		const star = context.find("*", keyword);
		return [`(yield* ${p}h.delegate(`, ...context.span(star + 1, node.end, [argument]), `, ${site}))`];
	}
	const value: Piece[] = argument === null ? ["undefined"] : context.span(keyword, node.end, [argument]);
	const locals = context.locals(node);
	return [`(yield ${p}h.yield((yield ${p}h.await(`, ...value, `, ${site}${locals})), ${site}${locals}))`];
};

/** `return x` of an async generator awaits x. */
const returnStatement: Renderer = (node, context) => {
	const argument = child(node, "argument");
	if (argument === null || !inAsyncGenerator(node)) return context.copy(node);
	const site = context.site("await", node, operandText(argument, context));
	const end = context.source[node.end - 1] === ";" ? node.end - 1 : node.end;
	return [
		`return (yield ${context.prefix}h.await(`,
		...context.span(node.start + "return".length, end, [argument]),
		`, ${site}));`,
	];
};

const GLOBAL_CALLS = new Set([
	"setTimeout",
	"setInterval",
	"setImmediate",
	"queueMicrotask",
	"clearTimeout",
	"clearInterval",
	"fetch",
]);

/** The name of the callee for a call that gets a site; null for any other call. */
function sitedName(node: Node, context: Context): string | null {
	const callee = need(node, "callee");
	if (callee.type === "Identifier") {
		const name = text(callee, "name");
		return context.libraryNames.has(name) || GLOBAL_CALLS.has(name) || rejects(callee) ? name : null;
	}
	if (callee.type !== "MemberExpression" || callee.computed === true) return null;
	const object = need(callee, "object");
	const property = text(need(callee, "property"), "name");
	if (object.type === "Identifier" && text(object, "name") === "console") return `console.${property}`;
	// Code that waits by reading the clock passes no other site.
	if (property === "now" && object.type === "Identifier" && (object.name === "Date" || object.name === "performance"))
		return `${object.name}.now`;
	if (object.type === "Identifier" && object.name === "Promise") return property === "resolve" ? null : `Promise.${property}`;
	return WAITING_METHODS.has(property) || SETTLING_METHODS.has(property) ? property : null;
}
/** Methods of the library's objects in which tasks wait or which wake tasks. */
const WAITING_METHODS = new Set(["acquire", "release", "put", "get", "wait", "set", "spawn", "cancel", "start"]);
/** Methods that attach handlers, and those that reject promises with a reason, which may have no stack. */
const SETTLING_METHODS = new Set(["then", "catch", "finally", "reject", "abort"]);

/** True for `reject`, and for the second parameter of an executor around it. */
function rejects(callee: Node): boolean {
	const name = text(callee, "name");
	if (name === "reject") return true;
	for (let fn = enclosingFunction(callee); fn !== null; fn = enclosingFunction(fn)) {
		const made = fn.parent;
		if (made?.type !== "NewExpression" || need(made, "callee").name !== "Promise") continue;
		const second = list(fn, "params")[1];
		if (second?.type === "Identifier" && second.name === name) return true;
	}
	return false;
}

const callExpression: Renderer = (node, context) => {
	const callee = unwrapTypes(need(node, "callee"));
	if (callee.type === "Super") {
		const pieces = context.copy(node);
		if (!isInsideAsyncArrow(node)) return pieces;
		const from = callee.end;
		return [`${context.prefix}superCall`, ...context.span(from, node.end, list(node, "arguments"))];
	}
	if (callee.type === "MemberExpression" && need(callee, "object").type === "Super" && superIsLowered(callee))
		return superMethodCall(node, need(node, "callee"), context);
	const name = node.optional === true || node.parent?.type === "ChainExpression" ? null : sitedName(node, context);
	if (name === null) return context.copy(node);
	if (name === WITH_RESOLVERS) return madePromise(name, node, context.copy(node), context);
	return atSite(node, context.site("call", node, name), context);
};

/** A call that passes its site. What runs before the call itself may pass others, and then the last argument passes the call's. */
function atSite(node: Node, site: number, context: Context): Piece[] {
	const last = list(node, "arguments").at(-1);
	const value = last?.type === "SpreadElement" ? need(last, "argument") : last;
	if (value === undefined || value.type === "SequenceExpression" || !childrenOf(node).some(runsCode))
		return [`(${context.prefix}h.core.site = ${site}, `, ...context.copy(node), ")"];
	context.around.set(value, { before: `${context.prefix}h.at(`, after: `, ${site})` });
	return context.copy(node);
}

const RUNNING = new Set(["CallExpression", "NewExpression", "AwaitExpression", "YieldExpression", "TaggedTemplateExpression"]);

/** True when evaluating the expression may run code that passes a site. */
const runsCode = (node: Node): boolean => !isFunction(node) && (RUNNING.has(node.type) || childrenOf(node).some(runsCode));

/** An error that has no stack stands where it was thrown. Of what is thrown once more in a `catch`, the place is known. */
const throwStatement: Renderer = (node, context) => {
	const thrown = need(node, "argument");
	if (thrown.type === "NewExpression" || thrown.type === "SequenceExpression" || isCaught(thrown)) return context.copy(node);
	const site = context.site("call", node, "throw");
	context.around.set(thrown, { before: `${context.prefix}h.at(`, after: `, ${site})` });
	return context.copy(node);
};

/** True for the parameter of a `catch` around it. */
function isCaught(node: Node): boolean {
	for (let at = node.parent; at !== null; at = at.parent)
		if (at.type === "CatchClause" && node.type === "Identifier" && child(at, "param")?.name === node.name) return true;
	return false;
}

const WITH_RESOLVERS = "Promise.withResolvers";

/** Records where a promise is created that the program has to settle, so that a deadlock can point there. */
function madePromise(name: string, node: Node, pieces: Piece[], context: Context): Piece[] {
	const site = context.site("call", node, name);
	return [`(${context.prefix}h.core.made = ${context.prefix}h.core.site = ${site}, `, ...pieces, ")"];
}

const newExpression: Renderer = (node, context) => {
	const callee = need(node, "callee");
	if (callee.type !== "Identifier") return context.copy(node);
	if (callee.name === "Promise") return madePromise("new Promise", node, context.copy(node), context);
	if (!context.libraryNames.has(text(callee, "name"))) return context.copy(node);
	return atSite(node, context.site("call", node, `new ${text(callee, "name")}`), context);
};

/** True where `super` is not allowed in the output, because a generator is between it and its method. */
function superIsLowered(node: Node): boolean {
	const scope = thisScope(node);
	return isInsideAsyncArrow(node) || (scope !== null && isAsync(scope));
}

function superMethodCall(node: Node, callee: Node, context: Context): Piece[] {
	const method = context.render(callee);
	const dot = node.optional === true ? "?." : ".";
	const self = lexicalThis(node, context);
	const open = context.find("(", Math.max(callee.end, child(node, "typeArguments")?.end ?? 0));
	const args = list(node, "arguments");
	if (node.optional !== true && node.parent?.type !== "ChainExpression") {
		const { computed } = unwrapTypes(callee);
		const name = computed === true ? "[...]" : `.${text(need(unwrapTypes(callee), "property"), "name")}`;
		const close = context.find(")", args.at(-1)?.end ?? open);
		return [
			`${context.prefix}h.callSuper(`,
			...method,
			`, ${quote(name)}, ${self}, [`,
			...context.span(open + 1, close, args),
			"]",
			...context.span(close, node.end, []),
		];
	}
	return [...method, `${dot}call(${self}${args.length > 0 ? ", " : ""}`, ...context.span(open + 1, node.end, args)];
}

/** A tag that is a method of `super` is called with `this`, like a call of that method. */
const taggedTemplate: Renderer = (node, context) => {
	const tag = need(node, "tag");
	const method = unwrapTypes(tag);
	if (method.type !== "MemberExpression" || need(method, "object").type !== "Super" || !superIsLowered(method))
		return context.copy(node);
	const quasi = need(node, "quasi");
	return [...context.render(tag), `.bind(${lexicalThis(node, context)})`, ...context.render(quasi)];
};

const superNode: Renderer = (node, context) =>
	superIsLowered(node) ? [`${context.prefix}super`] : [{ start: node.start, end: node.end }];

/** `this` in an arrow inside a derived constructor: it does not exist before `super()` was called. */
function lexicalThis(node: Node, context: Context): string {
	return isInsideAsyncArrow(node) && outermostAsyncArrowAsksForThis(node) ? `${context.prefix}this()` : "this";
}

function outermostAsyncArrowAsksForThis(node: Node): boolean {
	let outermost: Node | null = null;
	for (let fn = enclosingFunction(node); fn !== null && fn.type === "ArrowFunctionExpression"; fn = enclosingFunction(fn))
		if (isAsync(fn)) outermost = fn;
	return outermost !== null && asksForThis(outermost, usesOf(outermost));
}

/** Whose properties of `import.meta` these are. */
const META_OF: Readonly<Record<string, string>> = {
	dirname: "Node and its files",
	filename: "Node and its files",
	main: "Node and Deno",
	resolve: "hosts that load modules by address",
	env: "Vite and other build tools",
	glob: "Vite",
	hot: "Vite and other build tools",
};

/** `import(specifier)` becomes a call. The modules of a program are all there, so the options, which say how to load one, are only evaluated. */
const importExpression: Renderer = (node, context) => {
	const open = context.find("(", node.start);
	const parts = [need(node, "source"), child(node, "options")].filter((part) => part !== null);
	const site = context.site("call", node, "import()");
	return [`(${context.prefix}h.core.site = ${site}, ${context.prefix}h.import`, ...context.span(open, node.end, parts), ")"];
};

const metaProperty: Renderer = (node, context) => {
	if (text(need(node, "meta"), "name") === "import") {
		const { parent } = node;
		const key = parent?.type === "MemberExpression" && parent.computed !== true ? text(need(parent, "property"), "name") : "url";
		if (key !== "url")
			context.unsupported(
				parent as Node,
				`import.meta.${key} is not there: it belongs to ${META_OF[key] ?? "a certain host or build tool"}. Of import.meta, programs have url here.`,
			);
		return [`${context.prefix}h.meta`];
	}
	return isInsideAsyncArrow(node) ? [`${context.prefix}newTarget`] : context.copy(node);
};

const isReference = (node: Node): boolean => {
	const { parent } = node;
	if (parent === null) return true;
	if (parent.type === "MemberExpression") return parent.property !== node || parent.computed === true;
	if (parent.type === "Property" || parent.type === "PropertyDefinition" || parent.type === "MethodDefinition")
		return parent.key !== node || parent.computed === true || parent.shorthand === true;
	return parent.type !== "LabeledStatement" && parent.type !== "BreakStatement" && parent.type !== "ContinueStatement";
};

const identifier: Renderer = (node, context) => {
	if (node.name === "arguments" && isReference(node) && isInsideAsyncArrow(node)) {
		const renamed = `${context.prefix}arguments`;
		return [node.parent?.type === "Property" && node.parent.shorthand === true ? `arguments: ${renamed}` : renamed];
	}
	return (typeRenderers.Identifier as Renderer)(node, context);
};

/** The call that `node` makes, marked as one that the program does not await on purpose. */
const meant = (node: Node, call: Node, context: Context): Piece[] =>
	around(node, call, `${context.prefix}h.meant(`, ")", context);

/** `node` with code around the call in it. */
const around = (node: Node, call: Node, before: string, after: string, context: Context): Piece[] => [
	{ start: node.start, end: call.start },
	before,
	...context.render(call),
	after,
	{ start: call.end, end: node.end },
];

const voidExpression: Renderer = (node, context) => {
	const argument = need(node, "argument");
	return node.operator === "void" && argument.type === "CallExpression" ? meant(node, argument, context) : context.copy(node);
};

/** Names of functions that a program calls to begin, without awaiting the call. */
const BEGINNINGS = new Set(["main", "run", "start"]);

/** A statement that is a call: of a function that stands in it, or, at the top level, of one whose name says that the program begins. */
const expressionStatement: Renderer = (node, context) => {
	const call = need(node, "expression");
	if (call.type !== "CallExpression") return context.copy(node);
	const callee = unwrapTypes(need(call, "callee"));
	const isBeginning = callee.type === "Identifier" && BEGINNINGS.has(text(callee, "name")) && node.parent?.type === "Program";
	if (isBeginning || isFunction(callee)) return meant(node, call, context);
	const name = calledName(call);
	if (name === null || !context.asyncNames.has(name)) return context.copy(node);
	// Where a call of an async function stands whose promise the statement drops.
	const site = context.site("call", call, name);
	return around(node, call, `${context.prefix}h.floating(`, `, ${site})`, context);
};

export const expressionRenderers: Record<string, Renderer> = {
	UnaryExpression: voidExpression,
	ExpressionStatement: expressionStatement,
	ThrowStatement: throwStatement,
	AwaitExpression: awaitExpression,
	YieldExpression: yieldExpression,
	ReturnStatement: returnStatement,
	CallExpression: callExpression,
	NewExpression: newExpression,
	TaggedTemplateExpression: taggedTemplate,
	MetaProperty: metaProperty,
	Super: superNode,
	ThisExpression: (node, context) => [lexicalThis(node, context)],
	ImportExpression: importExpression,
	Identifier: identifier,
};
