import { localsCode } from "../syntax/locals";
import { child, type Node } from "../syntax/node";

/** Statements before which a program compiled with `inspect` says where it is. */
const STATEMENTS = new Set([
	"ExpressionStatement",
	"VariableDeclaration",
	"ReturnStatement",
	"ThrowStatement",
	"BreakStatement",
	"ContinueStatement",
	"IfStatement",
	"SwitchStatement",
	"ForStatement",
	"ForInStatement",
	"ForOfStatement",
	"WhileStatement",
	"DoWhileStatement",
	"LabeledStatement",
	"ExportDefaultDeclaration",
	"ExportNamedDeclaration",
]);
/** Nodes with a list of statements, in which one more can stand. */
const LISTS = new Set(["Program", "BlockStatement", "SwitchCase", "StaticBlock", "TSModuleBlock"]);
/** Fields that hold one statement, which needs braces for two. */
const BODIES = new Set(["body", "consequent", "alternate"]);

/**
 * Code around a node at which the program can be followed line by line: a statement, or the expression that is the body of an arrow function.
 * Null for every other node.
 */
export function stopAround(node: Node, prefix: string): { before: string; after: string } | null {
	const { parent } = node;
	if (parent === null) return null;
	const call = `${prefix}h.line(${node.loc.start.line}, ${localsCode(node)})`;
	if (parent.type === "ArrowFunctionExpression" && parent.body === node && node.type !== "BlockStatement")
		return { before: `(${call}, `, after: ")" };
	if (!STATEMENTS.has(node.type) || !runs(node)) return null;
	// The semicolon ends the statement before, where the source relies on automatic insertion.
	if (LISTS.has(parent.type) && parent.test !== node) return { before: `;${call}; `, after: "" };
	const isBody = parent.type !== "LabeledStatement" && [...BODIES].some((field) => parent[field] === node);
	return isBody ? { before: `{ ${call}; `, after: " }" } : null;
}

/** False for declarations that only exist for types or only name something, and for directives. */
function runs(node: Node): boolean {
	if (node.declare === true || typeof node.directive === "string") return false;
	if (node.type === "ExportNamedDeclaration") return child(node, "declaration")?.type === "VariableDeclaration";
	if (node.type === "ExportDefaultDeclaration")
		return !/(?:Function|Class|Interface)Declaration$/.test(child(node, "declaration")?.type ?? "");
	return true;
}
