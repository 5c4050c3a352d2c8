import { parse } from "@babel/parser";

/** One small fault: the text from `start` to `end` becomes `text`. */
export type Mutation = {
	/** From the root, with slashes. */
	file: string;
	line: number;
	start: number;
	end: number;
	text: string;
	/** The change as a person reads it: "a < b → a <= b". */
	what: string;
};

type Node = { type: string; start: number; end: number; loc: { start: { line: number } }; [key: string]: unknown };

const isNode = (value: unknown): value is Node =>
	typeof value === "object" && value !== null && typeof (value as Node).type === "string";

/** What each operator becomes: a boundary moved, a comparison or a connective turned round, a sum made a difference. */
const OPERATORS: Record<string, string> = {
	"<": "<=",
	"<=": "<",
	">": ">=",
	">=": ">",
	"===": "!==",
	"!==": "===",
	"+": "-",
	"-": "+",
	"*": "/",
	"/": "*",
	"&&": "||",
	"||": "&&",
	"+=": "-=",
	"-=": "+=",
	"<<": ">>",
	">>": "<<",
};
const LONGEST_SHOWN = 70;

/**
 * Every small fault that can be put into a file, in the order of its text. Texts, types, imports and what is thrown are left alone: nobody
 * learns anything from a message that was emptied. What comes out parses, but its types need not fit.
 * @param file its name, for the answers @param source its text
 */
export function mutationsOf(file: string, source: string): Mutation[] {
	const program = parse(source, { sourceType: "module", plugins: ["typescript", "estree"] }) as unknown as Node;
	const found: Mutation[] = [];
	const add = (at: Node, start: number, end: number, text: string): void => {
		const from = Math.min(at.start, start);
		const to = Math.max(at.end, end);
		const after = source.slice(from, start) + text + source.slice(end, to);
		const what = `${shown(source.slice(from, to))} → ${shown(after) || "(gone)"}`;
		found.push({ file, line: source.slice(0, start).split("\n").length, start, end, text, what });
	};
	visit(program, null, (node, parent) => {
		for (const [start, end, text] of changesOf(node, parent, source)) add(node, start, end, text);
	});
	return found.sort((a, b) => a.start - b.start || a.end - b.end);
}

/** The text of a file with the fault in it. @throws when the text is not the one that the mutation was made from */
export function mutated(source: string, { file, start, end, text }: Mutation): string {
	if (end > source.length) throw new Error(`${file} has ${source.length} characters, and its mutation ends at ${end}.`);
	return source.slice(0, start) + text + source.slice(end);
}

const shown = (text: string): string => {
	const line = text.replace(/\s+/g, " ").trim();
	return line.length > LONGEST_SHOWN ? `${line.slice(0, LONGEST_SHOWN - 1)}…` : line;
};

function visit(node: Node, parent: Node | null, enter: (node: Node, parent: Node | null) => void): void {
	if (isLeftAlone(node)) return;
	enter(node, parent);
	for (const value of Object.values(node))
		for (const child of Array.isArray(value) ? value : [value]) if (isNode(child)) visit(child, node, enter);
}

/** Types, imports, and the making of errors. */
function isLeftAlone(node: Node): boolean {
	if (/^(?:Import|ExportAll|Throw)/.test(node.type)) return true;
	return node.type.startsWith("TS") && !/^TS(?:As|NonNull|Satisfies)/.test(node.type);
}

type Change = [start: number, end: number, text: string];

/** The changes that can be made to this one node. */
function changesOf(node: Node, parent: Node | null, source: string): Change[] {
	switch (node.type) {
		case "BinaryExpression":
		case "LogicalExpression":
		case "AssignmentExpression":
			return operatorChanges(node, source);
		case "IfStatement":
		case "ConditionalExpression":
			return negated(node.test as Node, source);
		case "UnaryExpression":
			return node.operator === "!" ? [[node.start, (node.argument as Node).start, ""]] : [];
		case "UpdateExpression":
			// In the head of a loop it would only make the loop endless.
			return parent?.type === "ForStatement" ? [] : [operatorAt(node, source, node.operator === "++" ? "--" : "++")];
		case "ExpressionStatement":
			return isRemovable(node) ? [[node.start, node.end, ";"]] : [];
		case "ContinueStatement":
			return [[node.start, node.end, ";"]];
		case "ReturnStatement":
			return returned(node);
		case "Literal":
			return literalChanges(node, parent);
		case "MemberExpression": {
			const other = { min: "max", max: "min" }[nameOf(node.property)];
			return nameOf(node.object) === "Math" && other !== undefined ? [[node.end - 3, node.end, other]] : [];
		}
		case "FunctionDeclaration":
		case "FunctionExpression":
		case "ArrowFunctionExpression":
			return emptied(node, parent);
		default:
			return [];
	}
}

const nameOf = (node: unknown): string => (isNode(node) && node.type === "Identifier" ? String(node.name) : "");

function operatorChanges(node: Node, source: string): Change[] {
	const operator = String(node.operator);
	const other = OPERATORS[operator];
	const [left, right] = [node.left as Node, node.right as Node];
	const isOfTexts = operator.startsWith("+") && [left, right].some(isText);
	if (other === undefined || isOfTexts) return [];
	// Between the operands there may be brackets and comments.
	const between = source.slice(left.end, right.start);
	const at = between.replace(/\/\/.*|\/\*[\s\S]*?\*\//g, (comment) => " ".repeat(comment.length)).indexOf(operator);
	const start = left.end + at;
	const change: Change = [start, start + operator.length, other];
	// A sum within a difference needs no brackets, but && within || may: a ?? b || c does not parse.
	if (node.type !== "LogicalExpression") return [change];
	const whole = (part: Node): string => `(${source.slice(part.start, part.end)})`;
	return [[node.start, node.end, `${whole(left)} ${other} ${whole(right)}`]];
}

const isText = (node: Node): boolean =>
	node.type === "TemplateLiteral" || (node.type === "Literal" && typeof node.value === "string");

/** A condition turned round; one that is a comparison already is by its operator. */
function negated(test: Node, source: string): Change[] {
	const isDone = test.type === "BinaryExpression" && /^[!=]==$/.test(String(test.operator));
	const isNot = test.type === "UnaryExpression" && test.operator === "!";
	return isDone || isNot ? [] : [[test.start, test.end, `!(${source.slice(test.start, test.end)})`]];
}

function operatorAt(node: Node, source: string, other: string): Change {
	const start = node.start + source.slice(node.start, node.end).indexOf(String(node.operator));
	return [start, start + 2, other];
}

/** Nothing in place of the value, unless that is nothing already as far as most can tell. */
function returned({ start, end, argument }: Node): Change[] {
	if (!isNode(argument)) return [[start, end, ";"]];
	const isNothing = (argument.type === "Literal" && !argument.value) || nameOf(argument) === "undefined";
	return isNothing ? [] : [[start, end, "return;"]];
}

/** Not the call of `super`, without which no object is made, and not "use strict". */
function isRemovable({ expression, directive }: Node): boolean {
	const callee = (expression as Node).callee;
	return directive === undefined && !(isNode(callee) && callee.type === "Super");
}

/**
 * A truth turned round; a small whole number one up and one down; any other four times as large and as small: whether a limit is 20,000 or
 * 20,001 is nobody's business, but whether it is there at all is.
 */
function literalChanges(node: Node, parent: Node | null): Change[] {
	if (typeof node.value === "boolean") return [[node.start, node.end, String(!node.value)]];
	if (typeof node.value !== "number" || (parent?.key === node && parent.computed !== true)) return [];
	const number = node.value;
	const isSmall = Number.isInteger(number) && number <= 10;
	const others = isSmall ? [number + 1, number - 1] : [number * 4, number / 4];
	return others.map((other) => [node.start, node.end, other < 0 ? `(${other})` : String(other)]);
}

/** A body of several statements that returns before the first; not that of a constructor or of a generator. */
function emptied(node: Node, parent: Node | null): Change[] {
	const { body, generator } = node as unknown as { body: Node & { body: Node[] }; generator: boolean };
	const isOfClass = parent?.type === "MethodDefinition" && parent.kind === "constructor";
	if (body.type !== "BlockStatement" || body.body.length < 2 || generator || isOfClass) return [];
	return [[body.start, body.start + 1, "{ return;"]];
}
