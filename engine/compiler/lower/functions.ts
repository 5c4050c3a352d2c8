import { child, enclosingFunction, isFunction, link, list, type Node, need, text, thisScope } from "../syntax/node";
import { insertAt, isSource, type Piece } from "../syntax/pieces";
import { anonymousName, inferredName } from "../syntax/sites";
import { type Context, quote, type Renderer } from "./context";

/** What a function body uses that has another meaning inside a generator. */
export type Uses = { this: boolean; arguments: boolean; super: boolean; superCall: boolean; newTarget: boolean };

/** Which of `this`, `arguments`, `super` and so on `fn` uses, also through arrows inside it. */
export function usesOf(fn: Node): Uses {
	const uses: Uses = { this: false, arguments: false, super: false, superCall: false, newTarget: false };
	const own = fn.type === "ArrowFunctionExpression" ? thisScope(fn) : fn;
	const parent = fn.parent;
	link(fn, (node) => {
		if (node !== fn && (node.type === "FunctionDeclaration" || node.type === "FunctionExpression")) return;
		switch (node.type) {
			case "ThisExpression":
				uses.this ||= thisScope(node) === own;
				break;
			case "Identifier":
				if (node.name === "arguments") uses.arguments ||= thisScope(node) === own;
				break;
			case "MetaProperty":
				if (text(need(node, "meta"), "name") === "new") uses.newTarget ||= thisScope(node) === own;
				break;
			case "Super":
				if (thisScope(node) === own) {
					uses.super = uses.this = true;
					if (node.parent?.type === "CallExpression" && node.parent.callee === node) uses.superCall = true;
				}
				break;
			default:
		}
	});
	fn.parent = parent;
	return uses;
}

/** True for a function whose body becomes a generator. */
export const isAsync = (fn: Node): boolean => fn.async === true;

export function parametersOf(fn: Node): Node[] {
	return list(fn, "params").filter((parameter) => !(parameter.type === "Identifier" && parameter.name === "this"));
}

/** True when binding the parameters runs no code and so cannot throw. */
export const isSimple = (fn: Node): boolean => parametersOf(fn).every((parameter) => parameter.type === "Identifier");

/** The function's `length`: the number of parameters before the first one with a default or a rest. */
export function lengthOf(fn: Node): number {
	const parameters = parametersOf(fn);
	const end = parameters.findIndex((parameter) => parameter.type === "AssignmentPattern" || parameter.type === "RestElement");
	return end < 0 ? parameters.length : end;
}

/** The parameter list in parentheses, types blanked. */
export function parameterList(fn: Node, context: Context): Piece[] {
	const parameters = list(fn, "params");
	const first = parameters[0];
	const header = child(fn, "typeParameters") ?? child(fn, "id");
	if (fn.type === "ArrowFunctionExpression" && first !== undefined && !hasParenthesis(fn, first, context))
		return ["(", ...context.render(first), ")"];
	const open = context.find("(", header?.end ?? fn.start);
	const pieces: Piece[] = [{ start: open, end: open + 1 }];
	let at = open + 1;
	let skipComma = false;
	for (const parameter of parameters) {
		const gap = context.source.slice(at, parameter.start);
		pieces.push(skipComma ? gap.replace(",", " ") : { start: at, end: parameter.start });
		const isThis = parameter.type === "Identifier" && parameter.name === "this";
		pieces.push(...(isThis ? [context.blank(parameter.start, parameter.end)] : context.render(parameter)));
		skipComma = isThis;
		at = parameter.end;
	}
	const close = context.find(")", at);
	const tail = context.source.slice(at, close);
	pieces.push(skipComma ? tail.replace(",", " ") : { start: at, end: close }, ")");
	return pieces;
}

function hasParenthesis(fn: Node, first: Node, context: Context): boolean {
	return /\(\s*$/.test(stripComments(context.source.slice(fn.start, first.start)));
}

const stripComments = (text: string): string => text.replace(/\/\*[\s\S]*?\*\/|\/\/[^\n]*/g, "");

/** The body in braces. */
function functionBody(fn: Node, context: Context): Piece[] {
	const body = need(fn, "body");
	if (body.type === "BlockStatement") return context.render(body);
	const arrow = context.find("=>", Math.max(child(fn, "returnType")?.end ?? 0, list(fn, "params").at(-1)?.end ?? fn.start));
	return [`{ ${context.prologue(fn)}return (`, ...context.span(arrow + 2, fn.end, [body]), "); }"];
}

/** Source between the parameter list and the body, blanked: the return type. */
function betweenParametersAndBody(fn: Node, context: Context): Piece {
	const parameters = list(fn, "params");
	const first = parameters[0];
	const isBare = fn.type === "ArrowFunctionExpression" && first !== undefined && !hasParenthesis(fn, first, context);
	const lastEnd = parameters.at(-1)?.end ?? (child(fn, "typeParameters") ?? child(fn, "id"))?.end ?? fn.start;
	const from = isBare ? lastEnd : context.find(")", lastEnd) + 1;
	const body = need(fn, "body");
	// For an expression body, the source after the arrow is kept.
	const to = body.type === "BlockStatement" ? body.start : context.find("=>", Math.max(from, child(fn, "returnType")?.end ?? 0));
	return from < to ? context.source.slice(from, to).replace(/[^\n\r]/g, "") : "";
}

/** Where the source of a function begins: with its key if it is a method, as `toString` has it. */
function sourceStart(fn: Node, context: Context): number {
	const member = fn.parent;
	const isMethod =
		member !== null &&
		member.value === fn &&
		(member.type === "MethodDefinition" || (member.type === "Property" && (member.method === true || member.kind !== "init")));
	if (!isMethod) return fn.start;
	const start = list(member, "decorators").at(-1)?.end ?? member.start;
	return start + (MODIFIERS.exec(context.source.slice(start, fn.start))?.[0].length ?? 0);
}
const MODIFIERS = /^(?:\s|\/\*[\s\S]*?\*\/|\/\/[^\n]*|(?:static|public|private|protected|override|readonly)\b(?!\s*\())*/;

/** Marks a function with its source. */
export const markOf = (fn: Node, context: Context): string => context.mark(sourceStart(fn, context), fn.end);

/** A function whose text differs from its source, or whose place a narrator may ask for, with a mark at the beginning of its body. */
function marked(fn: Node, pieces: Piece[], context: Context): Piece[] {
	if (!context.inspects && isSource(pieces, context.source, fn.start, fn.end)) return pieces;
	const body = need(fn, "body");
	const last = list(fn, "params").at(-1)?.end ?? fn.start;
	const at =
		body.type === "BlockStatement" ? body.start + 1 : context.find("=>", Math.max(last, child(fn, "returnType")?.end ?? 0)) + 2;
	return insertAt(pieces, at, markOf(fn, context));
}

/** `function* name(params) { body }`: the body of an async function as a generator. */
export function generatorOf(fn: Node, name: string, context: Context, keyword = "function*"): Piece[] {
	return [
		`${keyword} ${name}`,
		...parameterList(fn, context),
		betweenParametersAndBody(fn, context),
		...functionBody(fn, context),
	];
}

const wrapperParameters = (fn: Node, prefix: string): string[] =>
	Array.from({ length: lengthOf(fn) }, (_, i) => `${prefix}p${i}`);

/**
 * The parameters and body of the visible function, which starts the generator.
 * @param generator an expression for the generator function
 * @param self an expression for the function itself; async generators need it for their `prototype`
 */
export function wrapper(
	fn: Node,
	generator: string,
	self: string,
	site: number,
	context: Context,
	uses: Uses,
): { parameters: string; body: string } {
	const { prefix: p } = context;
	const names = wrapperParameters(fn, p);
	const simple = isSimple(fn) && !uses.arguments;
	const all = simple
		? parametersOf(fn)
				.map((_, i) => `, ${p}p${i}`)
				.join("")
		: "";
	const parameters = names.join(", ");
	const direct = simple ? `${generator}.call(this${all})` : `${generator}.apply(this, arguments)`;
	const mark = markOf(fn, context);
	if (fn.generator === true) return { parameters, body: `${mark} return ${p}h.generate(${self}, ${direct}, ${site});` };
	// Binding simple parameters runs no code, so nothing can throw before the body starts.
	if (isSimple(fn)) return { parameters, body: `${mark} return ${p}h.start(${direct}, ${site});` };
	return { parameters, body: `${mark} return ${p}h.call(${generator}, this, arguments, ${site});` };
}

/** An async arrow: an arrow, so that `this` is the outer one, around a generator that is created in the same place. */
const asyncArrow = (fn: Node, context: Context): Piece[] => {
	const { prefix: p } = context;
	const uses = usesOf(fn);
	const name = inferredName(fn);
	const site = context.site("function", fn, name ?? anonymousName(fn));
	const generator = context.fresh("g");
	const names = wrapperParameters(fn, p);
	const self = uses.this && !asksForThis(fn, uses) ? "this" : "undefined";
	let arrow: string;
	if (isSimple(fn))
		arrow = `(${names.join(", ")}) => ${markOf(fn, context)} ${p}h.start(${generator}.call(${[self, ...names].join(", ")}), ${site})`;
	else {
		const rest = `${p}r`;
		// No spread: it would call the program's Array.prototype[Symbol.iterator].
		const values = names.length === 0 ? rest : `${p}h.join([${names.join(", ")}], ${rest})`;
		arrow = `(${[...names, `...${rest}`].join(", ")}) => ${markOf(fn, context)} ${p}h.call(${generator}, ${self}, ${values}, ${site})`;
	}
	const named = name === null ? arrow : `({ ${quote(name)}: ${arrow} })[${quote(name)}]`;
	const captures = captured(fn, uses, context);
	// Outside stands a function, not a helper: errors show what is called.
	const made = `${p}h.async(${named})`;
	if (captures === null) return [`((${generator}) => ${made})(`, ...generatorOf(fn, generator, context), ")"];
	return [
		`((${captures.parameters}) => { const ${generator} = `,
		...generatorOf(fn, generator, context),
		`; return ${made}; })(${captures.values})`,
	];
};

/** What the outermost async arrow passes to its generator, because a generator has its own `this` and so on; null when there is nothing. */
function captured(fn: Node, uses: Uses, context: Context): { parameters: string; values: string } | null {
	const { prefix: p } = context;
	if (isInsideAsyncArrow(fn)) return null;
	const parameters: string[] = [];
	const values: string[] = [];
	const hand = (wanted: boolean, name: string, value: string): void => {
		if (!wanted) return;
		parameters.push(`${p}${name}`);
		values.push(value);
	};
	hand(uses.arguments, "arguments", "arguments");
	hand(uses.newTarget, "newTarget", "new.target");
	// An async method has created its access to `super` already, where the keyword is allowed.
	const scope = thisScope(fn);
	hand(uses.super && (scope === null || !isAsync(scope)), "super", superAccess(context));
	hand(uses.superCall, "superCall", "(...a) => super(...a)");
	hand(asksForThis(fn, uses), "this", "() => this");
	return parameters.length === 0 ? null : { parameters: parameters.join(", "), values: values.join(", ") };
}

/** True where an async arrow must read `this` through a function: in a derived constructor it does not exist before `super()`. */
export function asksForThis(fn: Node, uses: Uses): boolean {
	if (uses.superCall || !uses.this) return uses.superCall;
	const method = thisScope(fn)?.parent;
	return (
		method?.type === "MethodDefinition" &&
		method.kind === "constructor" &&
		child(method.parent?.parent as Node, "superClass") !== null
	);
}

/** An object whose properties are those of `super`, read and written with the right receiver. */
export const superAccess = (context: Context): string =>
	`${context.prefix}h.superOf((k) => super[k], (k, v) => { super[k] = v; })`;

/** True inside an async arrow. The search outwards ends at the first function that is not an arrow. */
export function isInsideAsyncArrow(node: Node): boolean {
	for (let fn = enclosingFunction(node); fn !== null && fn.type === "ArrowFunctionExpression"; fn = enclosingFunction(fn))
		if (isAsync(fn)) return true;
	return false;
}

/**
 * An async function, or a method of an object literal, as an expression in place.
 * @param given the name that it gets from its context; null for none
 */
export function asyncFunction(fn: Node, given: string | null, context: Context): Piece[] {
	const { prefix: p } = context;
	const id = child(fn, "id");
	const uses = usesOf(fn);
	const name = id !== null ? text(id, "name") : given;
	const site = context.site(fn.generator === true ? "generator" : "function", fn, name ?? anonymousName(fn));
	const generator = context.fresh("g");
	const self = context.fresh("f");
	const home = context.fresh("h");
	const start = uses.super ? `${generator}(${p}h.superIn(${home}.object, this))` : generator;
	const { parameters, body } = wrapper(fn, start, self, site, context, uses);
	const mark = fn.generator === true ? "asyncGenerator" : "async";
	const made = `${p}h.${mark}(({ ${quote(name ?? "")}(${parameters}) { ${body} } })[${quote(name ?? "")}])`;
	const inner = id !== null ? `const ${text(id, "name")} = ${self}; ` : "";
	const generators = uses.super
		? [
				`const ${home} = ${p}h.homeless(${self}); function ${generator}(${p}super) { return `,
				...generatorOf(fn, "", context),
				"; }",
			]
		: generatorOf(fn, generator, context);
	return [`(() => { const ${self} = ${made}; ${inner}`, ...generators, ` return ${self}; })()`];
}

/** An async function declaration: its generator stays in place; the function itself is created at the top of the block. */
const asyncDeclaration = (fn: Node, context: Context): Piece[] => generatorOf(fn, hoistedName(fn, context), context);

const hoisted = new WeakMap<Node, string>();
function hoistedName(fn: Node, context: Context): string {
	let name = hoisted.get(fn);
	if (name === undefined) {
		name = context.fresh("g");
		hoisted.set(fn, name);
	}
	return name;
}

/** Statements for the top of a block: they define the async functions declared in it, and name an anonymous default export. */
export function hoistedFunctions(statements: readonly Node[], keyword: "var" | "let", context: Context): string {
	let code = "";
	for (const statement of statements) {
		const fn = statement.type === "FunctionDeclaration" ? statement : child(statement, "declaration");
		if (fn === null || fn.type !== "FunctionDeclaration") continue;
		const id = child(fn, "id");
		if (!isAsync(fn)) {
			if (id === null) code += `${context.prefix}h.name(${context.prefix}default, "default"); `;
			continue;
		}
		const local = id === null ? `${context.prefix}default` : text(id, "name");
		code += `${keyword} ${local} = ${definition(fn, local === `${context.prefix}default` ? "default" : local, context)}; `;
	}
	return code;
}

/**
 * The same for the cases of a switch. Their functions must exist before a case is chosen, so a first case, whose value (NaN) equals nothing, defines
 * them. Empty functions declare the names, so that they can be assigned.
 */
export function hoistedInSwitch(cases: readonly Node[], context: Context): string {
	let declared = "";
	let defined = "";
	for (const fn of cases.flatMap((clause) => list(clause, "consequent"))) {
		if (fn.type !== "FunctionDeclaration" || !isAsync(fn)) continue;
		const name = text(need(fn, "id"), "name");
		declared += ` function ${name}() {}`;
		defined += `${name} = ${definition(fn, name, context)}, `;
	}
	return defined === "" ? "" : ` case (${defined}0 / 0):${declared}`;
}

function definition(fn: Node, name: string, context: Context): string {
	const { prefix: p } = context;
	const generator = hoistedName(fn, context);
	const site = context.site(fn.generator === true ? "generator" : "function", fn, name);
	const self = context.fresh("f");
	const { parameters, body } = wrapper(fn, generator, self, site, context, usesOf(fn));
	const method = `({ ${quote(name)}(${parameters}) { ${body} } })[${quote(name)}]`;
	if (fn.generator !== true) return `${p}h.async(${method})`;
	return `((${self}) => ${self} = ${p}h.asyncGenerator(${method}))()`;
}

/** A function that is not async: types are erased. A return type over several lines must not leave a line break between `)` and `=>`. */
const plainFunction = (fn: Node, context: Context): Piece[] => {
	const last = list(fn, "params").at(-1);
	const returnType = child(fn, "returnType");
	const children = [child(fn, "id"), child(fn, "typeParameters"), ...list(fn, "params"), returnType, child(fn, "body")].filter(
		(node) => node !== null,
	);
	const splits =
		fn.type === "ArrowFunctionExpression" &&
		returnType !== null &&
		context.source.slice(returnType.start, returnType.end).includes("\n");
	const hasThis = list(fn, "params").some((parameter) => parameter.type === "Identifier" && parameter.name === "this");
	if (!splits && !hasThis) return context.span(fn.start, fn.end, children);
	const body = need(fn, "body");
	const header = child(fn, "typeParameters") ?? child(fn, "id");
	const open = context.find("(", header?.end ?? fn.start);
	const list_ = parameterList(fn, context);
	const close = context.find(")", last?.end ?? open + 1);
	const after = context.span(close + 1, fn.end, [...(returnType === null ? [] : [returnType]), body]);
	if (!splits)
		return [
			...context.span(
				fn.start,
				open,
				children.slice(0, 2).filter((node) => node.end <= open),
			),
			...list_,
			...after,
		];
	const arrow = context.find("=>", returnType.end);
	return [
		context.blank(fn.start, open),
		...list_.slice(0, -1),
		context.source.slice(close + 1, arrow).replace(/[^\n\r]/g, ""),
		")",
		...context.span(arrow, fn.end, [body]),
	];
};

const functionExpression: Renderer = (fn, context) =>
	isAsync(fn) ? asyncFunction(fn, inferredName(fn), context) : marked(fn, plainFunction(fn, context), context);

export const functionRenderers: Record<string, Renderer> = {
	ArrowFunctionExpression: (fn, context) =>
		isAsync(fn) ? asyncArrow(fn, context) : marked(fn, plainFunction(fn, context), context),
	FunctionExpression: functionExpression,
	FunctionDeclaration: (fn, context) => {
		if (fn.declare === true) return [context.blank(fn.start, fn.end)];
		return isAsync(fn) ? asyncDeclaration(fn, context) : marked(fn, plainFunction(fn, context), context);
	},
};

/** True when `node` is in the body of an async generator, where `yield` and `return` are lowered differently. */
export function inAsyncGenerator(node: Node): boolean {
	const fn = enclosingFunction(node);
	return fn !== null && isFunction(fn) && fn.async === true && fn.generator === true;
}
