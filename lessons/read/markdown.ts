import type { Element, ElementContent, Root as HtmlRoot } from "hast";
import { toHtml } from "hast-util-to-html";
import type { Code as CodeFence, List, Root, RootContent, Yaml } from "mdast";
import type { ContainerDirective } from "mdast-util-directive";
import remarkDirective from "remark-directive";
import remarkFrontmatter from "remark-frontmatter";
import remarkGfm from "remark-gfm";
import remarkParse from "remark-parse";
import remarkRehype from "remark-rehype";
import { unified } from "unified";
import { visit } from "unist-util-visit";
import { parse as parseYaml } from "yaml";
import type { Block } from "../content";
import { highlightToTree } from "./highlight.ts";

const parser = unified().use(remarkParse).use(remarkFrontmatter).use(remarkGfm).use(remarkDirective);
const toHast = unified().use(remarkRehype);

/** A lesson's Markdown, cut at its `##` headings. */
export type Sections = { frontmatter: unknown; sections: { title: string; nodes: RootContent[] }[] };

/**
 * Splits a lesson into its head and its sections. Text between the head and the first `##` is an error, because no step would show it.
 * @param file named in errors
 */
export function parseSections(markdown: string, file: string): Sections {
	const tree: Root = parser.parse(markdown);
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

/** Turns the nodes of one section into blocks. `stepId` is part of the ids of questions, which makes them unique and stable. */
export async function toBlocks(nodes: RootContent[], stepId: string, file: string): Promise<Block[]> {
	const blocks: Block[] = [];
	let prose: RootContent[] = [];
	const flush = async (): Promise<void> => {
		if (prose.length > 0) blocks.push({ kind: "html", html: await render(prose) });
		prose = [];
	};
	for (const node of nodes) {
		if (node.type !== "containerDirective") {
			prose.push(node);
			continue;
		}
		await flush();
		if (node.name === "predict") blocks.push(await toPredict(node, `${stepId}-${blocks.length}`, file));
		else if (node.name === "python") blocks.push(await toPython(node, file));
		else throw new Error(`${file}: unknown directive ":::${node.name}". Known are predict and python.`);
	}
	await flush();
	return blocks;
}

/** A question, a task list with exactly one ticked answer, and an explanation shown after answering. */
async function toPredict(node: ContainerDirective, id: string, file: string): Promise<Block> {
	const at = node.children.findIndex((child) => child.type === "list");
	const list = node.children[at] as List | undefined;
	if (!list) throw new Error(`${file}: ":::predict" needs a list of answers written as "- [ ] text".`);
	const options = await Promise.all(
		list.children.map(async (item) => {
			if (item.checked == null) throw new Error(`${file}: every answer of ":::predict" starts with "[ ]" or "[x]".`);
			return { html: await render(unwrap(item.children)), correct: item.checked };
		}),
	);
	if (options.filter((option) => option.correct).length !== 1)
		throw new Error(`${file}: ":::predict" needs exactly one answer with "[x]".`);
	return {
		kind: "predict",
		id,
		question: await render(unwrap(node.children.slice(0, at))),
		options,
		explanation: await render(node.children.slice(at + 1) as RootContent[]),
	};
}

/** Replaces paragraphs by their contents, for places where a paragraph is not allowed, such as a legend or a label. */
const unwrap = (nodes: RootContent[]): RootContent[] =>
	nodes.flatMap((node): RootContent[] => (node.type === "paragraph" ? node.children : [node]));

/** The same idea twice: a fence in Python and one in TypeScript. */
async function toPython(node: ContainerDirective, file: string): Promise<Block> {
	const fences = node.children.filter((child): child is CodeFence => child.type === "code");
	const of = (...names: string[]) => fences.find((fence) => names.includes(fence.lang ?? ""));
	const python = of("python", "py");
	const typescript = of("ts", "typescript");
	if (!python || !typescript) throw new Error(`${file}: ":::python" needs one \`\`\`python fence and one \`\`\`ts fence.`);
	return { kind: "python", python: await render([python]), typescript: await render([typescript]) };
}

async function render(nodes: RootContent[]): Promise<string> {
	const tree = (await toHast.run({ type: "root", children: nodes } satisfies Root)) as HtmlRoot;
	await highlightFences(tree);
	return toHtml(tree).trim();
}

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

function plainText(node: RootContent): string {
	let text = "";
	visit(node, (child) => {
		if (child.type === "text" || child.type === "inlineCode") text += child.value;
	});
	return text;
}
