import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { parse } from "@babel/parser";

/** One import of a module: where it stands and what it names. */
export type ModuleImport = { line: number; specifier: string };

/** A name used as a value that the file does not declare itself, such as `Date` or `setTimeout`. */
export type GlobalUse = { line: number; name: string };

type Node = { type: string; loc?: { start: { line: number } } | null; [key: string]: unknown };

const isNode = (value: unknown): value is Node =>
	typeof value === "object" && value !== null && typeof (value as Node).type === "string";

function visit(
	node: Node,
	enter: (node: Node, parent: Node | null, key: string) => void,
	parent: Node | null = null,
	key = "",
): void {
	enter(node, parent, key);
	for (const [name, value] of Object.entries(node)) {
		for (const child of Array.isArray(value) ? value : [value]) if (isNode(child)) visit(child, enter, node, name);
	}
}

/** Every rule looks at every file, so a file is parsed once. */
const parsed = new Map<string, Node>();

function parseFile(file: string, text: string): Node {
	const known = parsed.get(file + text);
	if (known !== undefined) return known;
	const isJsx = file.endsWith("x");
	const program = parse(text, {
		sourceType: "module",
		plugins: [["typescript", { dts: file.endsWith(".d.ts") }], "estree", ...(isJsx ? (["jsx"] as const) : [])],
	}) as unknown as Node;
	parsed.set(file + text, program);
	return program;
}

const lineOf = (node: Node): number => node.loc?.start.line ?? 0;

const textOf = (value: unknown): string | null => (isNode(value) && typeof value.value === "string" ? value.value : null);

/** Every module that a file names: import, export from, `import()`, import types, and `new URL("./x", import.meta.url)`. */
export function importsOf(file: string, text: string): ModuleImport[] {
	const found: ModuleImport[] = [];
	visit(parseFile(file, text), (node) => {
		const add = (source: unknown): void => {
			const specifier = textOf(source);
			if (specifier !== null) found.push({ line: lineOf(node), specifier });
		};
		switch (node.type) {
			case "ImportDeclaration":
			case "ExportNamedDeclaration":
			case "ExportAllDeclaration":
			case "ImportExpression":
			case "TSImportType":
				add(node.source ?? node.argument);
				break;
			case "TSExternalModuleReference":
				add(node.expression);
				break;
			case "NewExpression": {
				const [first, second] = (node.arguments ?? []) as Node[];
				const isHere = second?.type === "MemberExpression" && (second.object as Node).type === "MetaProperty";
				if ((node.callee as Node).name === "URL" && isHere) add(first);
				break;
			}
		}
	});
	return found;
}

/** Names that the file binds anywhere: good enough to tell a global from a parameter of the same name. */
function namesBound(program: Node): Set<string> {
	const bound = new Set<string>();
	const bind = (pattern: unknown): void => {
		if (!isNode(pattern)) return;
		if (pattern.type === "Identifier") bound.add(String(pattern.name));
		for (const key of ["left", "argument", "value", "parameter"]) bind(pattern[key]);
		for (const list of [pattern.elements, pattern.properties]) if (Array.isArray(list)) list.forEach(bind);
	};
	visit(program, (node) => {
		if (/^(VariableDeclarator|FunctionDeclaration|ClassDeclaration|FunctionExpression|ClassExpression)$/.test(node.type))
			bind(node.id);
		if (Array.isArray(node.params)) node.params.forEach(bind);
		if (/^Import(Default|Namespace)?Specifier$/.test(node.type)) bind(node.local);
	});
	return bound;
}

/** Where a file uses one of these globals as a value. Types do not count, nor do property names, nor names the file binds. */
export function globalsUsed(file: string, text: string, names: readonly string[]): GlobalUse[] {
	const program = parseFile(file, text);
	const bound = namesBound(program);
	const found: GlobalUse[] = [];
	visit(program, (node, parent, key) => {
		if (node.type !== "Identifier" && node.type !== "MemberExpression") return;
		const dotted = node.type === "MemberExpression" && !node.computed ? memberName(node) : null;
		const name = dotted ?? (node.type === "Identifier" ? String(node.name) : "");
		if (!names.includes(name)) return;
		if (dotted === null) {
			if (bound.has(name) || parent?.type.startsWith("TS")) return;
			const isKey = (key === "property" && !parent?.computed) || (key === "key" && !parent?.computed && !parent?.shorthand);
			// To ask whether a value is a date is to read no clock.
			const isAsked = parent?.type === "BinaryExpression" && parent.operator === "instanceof" && key === "right";
			if (isKey || isAsked) return;
		}
		found.push({ line: lineOf(node), name });
	});
	return found;
}

/** `Math.random` of `Math.random`; null for anything longer or computed. `globalThis.Date` counts as `Date`. */
function memberName(node: Node): string | null {
	const object = node.object as Node;
	const property = node.property as Node;
	if (object.type !== "Identifier" || property.type !== "Identifier") return null;
	return object.name === "globalThis" ? String(property.name) : `${String(object.name)}.${String(property.name)}`;
}

export type SourceFile = { /** From the root, with slashes. */ name: string; text: string };

/** TypeScript files below a folder of the project. */
export function sourceFiles(root: string, folder: string): SourceFile[] {
	return (
		readdirSync(path.join(root, folder), { recursive: true, withFileTypes: true })
			// Tests of lessons make folders that begin with a dot.
			.filter(
				(entry) => entry.isFile() && /\.tsx?$/.test(entry.name) && !/(^|[\\/])\./.test(path.relative(root, entry.parentPath)),
			)
			.map((entry) => {
				const full = path.join(entry.parentPath, entry.name);
				return { name: path.relative(root, full).split(path.sep).join("/"), text: readFileSync(full, "utf8") };
			})
			.sort((a, b) => (a.name < b.name ? -1 : 1))
	);
}
