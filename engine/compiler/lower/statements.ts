import { child, childrenOf, list, type Node, need, text } from "../syntax/node";
import type { Piece } from "../syntax/pieces";
import { boundNames } from "../syntax/scope";
import { directivesEnd } from "./classes";
import type { Context, Renderer } from "./context";
import { hoistedFunctions, hoistedInSwitch } from "./functions";

/** Runs `body`, then disposes the resources on the stack `name`, however the body ended. */
function disposing(name: string, isAsyncScope: boolean, body: Piece[], context: Context): Piece[] {
	const { prefix: p } = context;
	const dispose = isAsyncScope ? `yield* ${name}.disposeAsync();` : `${name}.dispose();`;
	return [`const ${name} = ${p}h.disposer(); try {`, ...body, `} catch (${p}e) { ${name}.fail(${p}e); } finally { ${dispose} }`];
}

/** An expression as an argument. A comma expression needs parentheses, which are not part of its node. */
const argument = (node: Node, context: Context): Piece[] =>
	node.type === "SequenceExpression" ? ["(", ...context.render(node), ")"] : context.render(node);

const isUsing = (statement: Node): boolean =>
	statement.type === "VariableDeclaration" && (statement.kind === "using" || statement.kind === "await using");

/** Blocks that are being rendered, with the names of their disposal stacks. */
const openStacks = new Map<Node, string>();

const block: Renderer = (node, context) => {
	const statements = list(node, "body");
	const parent = node.parent;
	const isFunctionBody =
		parent !== null &&
		(parent.type === "FunctionDeclaration" || parent.type === "FunctionExpression" || parent.type === "ArrowFunctionExpression");
	const start = directivesEnd(node);
	const opening: Piece[] = [{ start: node.start, end: start }];
	const beginning =
		parent?.type === "CatchClause" || (parent?.type === "TryStatement" && parent.finalizer === node)
			? [` ${context.prefix}h.check();`]
			: [];
	beginning.push(context.prologue(node));
	const keyword = isFunctionBody ? "var" : "let";
	if (!statements.some(isUsing))
		return [
			...opening,
			...beginning,
			hoistedFunctions(statements, keyword, context),
			...context.span(start, node.end, statements),
		];
	const name = context.fresh("d");
	openStacks.set(node, name);
	const isAsyncScope = statements.some((statement) => isUsing(statement) && statement.kind === "await using");
	const body = [hoistedFunctions(statements, keyword, context), ...context.span(start, node.end - 1, statements)];
	openStacks.delete(node);
	return [...opening, ...beginning, ...disposing(name, isAsyncScope, body, context), "}"];
};

/** Where the program begins after a first line `#!…`, which is for the shell. */
const hashbangEnd = (source: string): number => /^#!.*/.exec(source)?.[0].length ?? 0;

/**
 * The statements of a module. It is suspended once after its functions and `exports`, so that modules in an import cycle see each other's functions
 * before the first of them runs.
 */
export function programStatements(root: Node, exports: string, context: Context): Piece[] {
	const statements = list(root, "body");
	const name = statements.some(isUsing) ? context.fresh("d") : null;
	if (name !== null) openStacks.set(root, name);
	const body: Piece[] = [
		context.prologue(root),
		hoistedFunctions(statements, "let", context),
		exports,
		"yield; ",
		...context.span(hashbangEnd(context.source), context.source.length, statements),
	];
	if (name === null) return body;
	openStacks.delete(root);
	return disposing(
		name,
		statements.some((statement) => isUsing(statement) && statement.kind === "await using"),
		body,
		context,
	);
}

/** Statements that end with a semicolon. */
export const semicolonTypes = new Set([
	"ExpressionStatement",
	"ReturnStatement",
	"ThrowStatement",
	"BreakStatement",
	"ContinueStatement",
	"DebuggerStatement",
	"DoWhileStatement",
]);

/** Adds a semicolon where the source relies on automatic insertion: the next lowered line may begin with a parenthesis. */
export const withSemicolon =
	(renderer: Renderer): Renderer =>
	(node, context) => {
		const pieces = renderer(node, context);
		return context.source[node.end - 1] === ";" ? pieces : [...pieces, ";"];
	};

const variableDeclaration: Renderer = (node, context) => {
	if (node.declare === true) return [context.blank(node.start, node.end)];
	const { parent } = node;
	const isLoopHead = parent !== null && (parent.init === node || parent.left === node) && parent.type.startsWith("For");
	if (isUsing(node)) return usingDeclaration(node, context);
	const pieces = context.copy(node);
	return isLoopHead || context.source[node.end - 1] === ";" ? pieces : [...pieces, ";"];
};

/** `using x = y` becomes a constant whose value is registered for disposal. */
function usingDeclaration(node: Node, context: Context): Piece[] {
	const stack = node.parent === null ? null : (openStacks.get(node.parent) ?? null);
	if (stack === null) {
		context.unsupported(node, `A "${text(node, "kind")}" declaration cannot stand here. Put it into a block of its own.`);
		return context.copy(node);
	}
	const use = node.kind === "await using" ? "useAsync" : "use";
	const declarations = list(node, "declarations");
	const pieces: Piece[] = ["const "];
	declarations.forEach((declaration, index) => {
		const init = need(declaration, "init");
		if (index > 0) pieces.push(", ");
		pieces.push(...context.render(need(declaration, "id")), ` = ${stack}.${use}(`, ...argument(init, context), ")");
	});
	pieces.push(";");
	return pieces;
}

/** The labels of a loop, which move to the loop inside its lowered form. */
function labelsOf(loop: Node): string {
	let labels = "";
	for (let at = loop.parent; at !== null && at.type === "LabeledStatement"; at = at.parent)
		labels = `${text(need(at, "label"), "name")}: ${labels}`;
	return labels;
}

const isLoweredLoop = (node: Node): boolean =>
	node.type === "ForOfStatement" ? node.await === true : node.type === "ForStatement" && hasUsingHead(node);

const hasUsingHead = (loop: Node): boolean => {
	const init = child(loop, "init");
	return init !== null && isUsing(init);
};

const labeledStatement: Renderer = (node, context) => {
	let body = need(node, "body");
	while (body.type === "LabeledStatement") body = need(body, "body");
	if (!isLoweredLoop(body)) return context.copy(node);
	const direct = need(node, "body");
	return [context.blank(node.start, direct.start), ...context.render(direct)];
};

/** `for (using x = y; …)`: one disposal, after the loop. */
const forStatement: Renderer = (node, context) => {
	if (!hasUsingHead(node)) return context.copy(node);
	const init = need(node, "init");
	const name = context.fresh("d");
	openStacks.set(node, name);
	const rest = ["test", "update", "body"].map((part) => child(node, part)).filter((part) => part !== null);
	const loop = [`${labelsOf(node)}for (`, ...context.span(init.end, node.end, rest)];
	const body = [...context.render(init), ...loop];
	openStacks.delete(node);
	return ["{ ", ...disposing(name, init.kind === "await using", body, context), " }"];
};

const forOf: Renderer = (node, context) => {
	const left = need(node, "left");
	const using = left.type === "VariableDeclaration" && isUsing(left);
	if (node.await === true) return forAwait(node, using, context);
	if (!using) return context.copy(node);
	const id = need(list(left, "declarations")[0] as Node, "id");
	const right = argument(need(node, "right"), context);
	return ["for (const ", ...context.render(id), " of ", ...right, ") ", ...usingBody(left, null, need(node, "body"), context)];
};

/** A loop body whose variable is disposed at the end of each round. @param value the value to bind; null where the head has bound it */
function usingBody(left: Node, value: string | null, body: Node, context: Context): Piece[] {
	const name = context.fresh("d");
	const isAsyncScope = left.kind === "await using";
	const id = context.render(need(list(left, "declarations")[0] as Node, "id"));
	const use = `${name}.${isAsyncScope ? "useAsync" : "use"}`;
	const bind: Piece[] = value === null ? [`${use}(`, ...id, "); "] : ["const ", ...id, ` = ${use}(${value}); `];
	return ["{ ", ...disposing(name, isAsyncScope, [...bind, ...context.render(body)], context), " }"];
}

/** Names that the head of a loop declares and its expression uses, where they are in the temporal dead zone (14.7.5.12). */
function namesTooEarly(left: Node, right: Node): string[] {
	if (left.type !== "VariableDeclaration" || left.kind === "var") return [];
	const names = list(left, "declarations").flatMap((declaration) => boundNames(need(declaration, "id")));
	const mentions = (node: Node, name: string): boolean =>
		(node.type === "Identifier" && node.name === name) || childrenOf(node).some((inner) => mentions(inner, name));
	return names.filter((name) => mentions(right, name));
}

/**
 * `for await`: a loop that awaits `next()` before each round, and closes the iterator when the body leaves early
 * (ForIn/OfBodyEvaluation, 14.7.5.6, with an async iterator).
 */
function forAwait(node: Node, using: boolean, context: Context): Piece[] {
	const { prefix: p } = context;
	const left = need(node, "left");
	const right = need(node, "right");
	const body = need(node, "body");
	const site = context.site("await", node, `for await of ${context.source.slice(right.start, right.end)}`);
	const it = context.fresh("i");
	const bind: Piece[] =
		left.type === "VariableDeclaration"
			? [`${text(left, "kind")} `, ...context.render(need(list(left, "declarations")[0] as Node, "id")), ` = ${it}.value; `]
			: ["(", ...context.render(left), ` = ${it}.value); `];
	const round = using ? usingBody(left, `${it}.value`, body, context) : ["{ ", ...bind, ...context.render(body), " }"];
	const head =
		newlinesBetween(context, node.start, left.start) +
		newlinesBetween(context, left.end, right.start) +
		newlinesBetween(context, right.end, body.start);
	const iterate: Piece[] = [`${p}h.iterate(`, ...argument(right, context), `, ${site});`];
	const early = namesTooEarly(left, right);
	const block = context.fresh("b");
	// Declared after a jump, so that the names are never initialised.
	const make: Piece[] =
		early.length === 0
			? [`const ${it} = `, ...iterate]
			: [`let ${it}; ${block}: { ${it} = `, ...iterate, ` break ${block}; let ${early.join(", ")}; }`];
	return [
		`{ ${head}`,
		...make,
		` try { ${labelsOf(node)}for (; ${it}.more((yield ${p}h.await(${it}.next(), ${site}${context.locals(node)}))); ) `,
		...round,
		` } catch (${p}e) { ${it}.fail(${p}e); } finally { yield* ${it}.close(); } }`,
	];
}

const newlinesBetween = (context: Context, start: number, end: number): string =>
	context.source.slice(start, end).replace(/[^\n\r]/g, "");

const switchStatement: Renderer = (node, context) => {
	const cases = list(node, "cases");
	const discriminant = need(node, "discriminant");
	const functions = hoistedInSwitch(cases, context);
	if (functions === "") return context.copy(node);
	const open = context.find("{", context.find(")", discriminant.end)) + 1;
	return [...context.span(node.start, open, [discriminant]), functions, ...context.span(open, node.end, cases)];
};

const staticBlock: Renderer = (node, context) => {
	const open = context.find("{", node.start);
	const statements = list(node, "body");
	const opening = context.span(node.start, open + 1, []);
	const name = statements.some(isUsing) ? context.fresh("d") : null;
	if (name !== null) openStacks.set(node, name);
	const body = [hoistedFunctions(statements, "var", context), ...context.span(open + 1, node.end - 1, statements)];
	if (name === null) return [...opening, ...body, "}"];
	openStacks.delete(node);
	return [...opening, ...disposing(name, false, body, context), "}"];
};

const catchClause: Renderer = (node, context) => {
	const param = child(node, "param");
	const body = need(node, "body");
	return context.span(node.start, node.end, param === null ? [body] : [param, body]);
};

export const statementRenderers: Record<string, Renderer> = {
	BlockStatement: block,
	StaticBlock: staticBlock,
	VariableDeclaration: variableDeclaration,
	LabeledStatement: labeledStatement,
	ForStatement: forStatement,
	ForOfStatement: forOf,
	SwitchStatement: switchStatement,
	CatchClause: catchClause,
};
