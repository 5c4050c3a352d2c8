import { list, type Node, need, text } from "../../../engine/compiler/syntax/index.ts";
import { applyEdits, found, nodesOf } from "./edits.ts";
import { errorTemplates } from "./names.ts";

/** The parser's text, and the text of a module with the sentences of its errors as `sentences`. */
export type SlimParser = { code: string; sentences: string };

/**
 * Moves the sentences of the parser's errors into a module of their own: `sentences` has the name and the template of each error by its `reasonCode`.
 * In the parser they become empty.
 *
 * @param originals the errors' original names by the names in `code`
 */
export function takeSentences(code: string, originals: ReadonlyMap<string, string>): SlimParser {
	const nodes = nodesOf(code);
	const templates = [...errorTemplates(nodes)].flatMap((object) => (object === null ? [] : list(object, "properties")));
	const names = found("sentences of errors", templates).map((property) => text(need(property, "key"), "name"));
	const twice = names.find((name, i) => names.indexOf(name) !== i);
	if (twice !== undefined)
		throw new Error(`slim-parser: two errors of @babel/parser are called ${originals.get(twice) ?? twice}.`);
	const entries = templates.map((property, i) => {
		const name = names[i] as string;
		const { start, end } = need(property, "value");
		return `${name}: { name: ${JSON.stringify(originals.get(name) ?? name)}, template: ${code.slice(start, end)} }`;
	});
	return {
		code: applyEdits(
			code,
			templates.map((property) => ({ ...spanOf(need(property, "value")), text: '""' })),
		),
		sentences: `${declarations(code, nodes, templates).join("\n")}\nexport const sentences = { ${entries.join(",\n")} };`,
	};
}

const spanOf = ({ start, end }: Node): { start: number; end: number } => ({ start, end });

/** The text of the constants of the module that these nodes name, those first that others name. */
function declarations(code: string, nodes: Node[], from: Node[]): string[] {
	const constants = new Map(
		nodes
			.filter(({ type, parent }) => type === "VariableDeclarator" && parent?.parent?.type === "Program")
			.map((node) => [need(node, "id")["name"], node]),
	);
	const texts = new Map<Node, string>();
	const take = (node: Node): void => {
		for (const inner of within(nodes, node)) {
			const constant = inner.type === "Identifier" ? constants.get(inner["name"]) : undefined;
			if (constant === undefined || constant === node || texts.has(constant)) continue;
			take(constant);
			texts.set(constant, `const ${code.slice(constant.start, constant.end)};`);
		}
	};
	for (const node of from) take(need(node, "value"));
	return [...texts.values()];
}

const within = (nodes: Node[], { start, end }: Node): Node[] => nodes.filter((node) => node.start >= start && node.end <= end);
