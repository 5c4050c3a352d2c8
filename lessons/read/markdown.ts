import type { Element, ElementContent, Root as HtmlRoot } from "hast";
import { toHtml } from "hast-util-to-html";
import type { Root, RootContent, Yaml } from "mdast";
import remarkDirective from "remark-directive";
import remarkFrontmatter from "remark-frontmatter";
import remarkGfm from "remark-gfm";
import remarkParse from "remark-parse";
import remarkRehype from "remark-rehype";
import { unified } from "unified";
import { visit } from "unist-util-visit";
import { parse as parseYaml } from "yaml";
import { highlightToTree } from "./highlight.ts";

const parser = unified().use(remarkParse).use(remarkFrontmatter).use(remarkGfm).use(remarkDirective);
const toHast = unified().use(remarkRehype);

/** Markdown, cut at its `##` headings. */
export type Sections = { frontmatter: unknown; sections: { title: string; nodes: RootContent[] }[] };

/**
 * Splits Markdown into its head and its sections. Text between the head and the first `##` is an error, because no step would show it.
 * @param file named in errors
 */
export function parseSections(markdown: string, file: string): Sections {
	const tree: Root = parser.parse(withoutSpaces(markdown));
	restoreColons(tree);
	let frontmatter: unknown = null;
	const sections: Sections["sections"] = [];
	for (const node of tree.children) {
		if (node.type === "yaml") frontmatter = parseYaml((node satisfies Yaml).value);
		else if (node.type === "heading" && node.depth === 2) sections.push({ title: plainText(node), nodes: [] });
		else {
			const current = sections.at(-1);
			if (!current) throw new Error(`${file}: expected a "## " heading first; text before it belongs to no step.`);
			current.nodes.push(node);
		}
	}
	return { frontmatter, sections };
}

/** Renders nodes to HTML, with fences highlighted. */
export async function render(nodes: RootContent[]): Promise<string> {
	const tree = (await toHast.run({ type: "root", children: nodes } satisfies Root)) as HtmlRoot;
	await highlightFences(tree);
	return toHtml(tree).trim();
}

/** The text of a node without its markup. */
export function plainText(node: RootContent): string {
	let text = "";
	visit(node, (child) => {
		if (child.type === "text" || child.type === "inlineCode") text += child.value;
	});
	return text;
}

/** Addresses of links to actions and terms may have spaces, which Markdown allows only in angle brackets. */
const withoutSpaces = (markdown: string): string => markdown.replace(/\]\(((?:do|term):[^()<>\n]+)\)/g, "](<$1>)");

async function highlightFences(tree: HtmlRoot): Promise<void> {
	const fences: { parent: { children: ElementContent[] }; index: number; language: string; text: string }[] = [];
	visit(tree, "element", (node: Element, index, parent) => {
		const code = node.tagName === "pre" ? node.children[0] : undefined;
		if (index === undefined || !parent || code?.type !== "element") return;
		const names = code.properties.className;
		const language = Array.isArray(names) ? String(names[0]).replace("language-", "") : "text";
		// The formatter indents fences with tabs, which are too wide for a column of prose.
		const text = code.children
			.map((child) => (child.type === "text" ? child.value : ""))
			.join("")
			.replace(/^\t+/gm, (tabs) => "  ".repeat(tabs.length));
		fences.push({ parent: parent as { children: ElementContent[] }, index, language, text });
	});
	for (const { parent, index, language, text } of fences) {
		const pre = (await highlightToTree(text, language)).children[0];
		if (pre?.type !== "element") continue;
		// Long lines scroll horizontally, so the box must be focusable by keyboard.
		pre.properties = { tabIndex: 0 };
		parent.children[index] = pre;
	}
}

/** remark-directive parses "12:30" or "a:b" as a directive. Lessons use only the container form, so the others are turned back into text. */
function restoreColons(tree: Root): void {
	visit(tree, (node, index, parent) => {
		if (node.type !== "textDirective" || index === undefined || !parent) return;
		parent.children[index] = { type: "text", value: `:${node.name}` } as never;
	});
}
