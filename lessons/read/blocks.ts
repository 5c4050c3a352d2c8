import type { Code as CodeFence, List, RootContent } from "mdast";
import type { ContainerDirective } from "mdast-util-directive";
import type { Block, Term } from "../content";
import { type Ask, type Question, QUANTITY_UNITS, type QuantityUnit } from "../question.ts";
import { linkActionsAndTerms } from "./links.ts";
import { plainText, render } from "./markdown.ts";

/** What the blocks of a step need to know of where they stand. `file` is named in errors. */
export type BlockPlace = { stepId: string; file: string; terms: readonly Term[] };

type ToBlock = (node: ContainerDirective, place: BlockPlace, index: number) => Promise<Block>;

const DIRECTIVES: Record<string, ToBlock> = {
	predict: toQuestion,
	python: toPython,
	hint: async (node) => ({ kind: "hint", html: await render(node.children as RootContent[]) }),
	source: async (node) => ({ kind: "source", html: await render(node.children as RootContent[]) }),
	learnt: async (node) => ({ kind: "learnt", html: await render(node.children as RootContent[]) }),
};

/** Turns the nodes of one section into blocks. */
export async function toBlocks(nodes: RootContent[], place: BlockPlace): Promise<Block[]> {
	linkActionsAndTerms(nodes, place.terms, place.file);
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
		const directive = DIRECTIVES[node.name];
		if (directive === undefined)
			throw new Error(`${place.file}: unknown directive ":::${node.name}". Known are ${Object.keys(DIRECTIVES).join(", ")}.`);
		blocks.push(await directive(node, place, blocks.length));
	}
	await flush();
	return blocks;
}

/** The same idea twice: a fence in Python and one in TypeScript. */
async function toPython(node: ContainerDirective, { file }: BlockPlace): Promise<Block> {
	const fences = node.children.filter((child): child is CodeFence => child.type === "code");
	const of = (...names: string[]) => fences.find((fence) => names.includes(fence.lang ?? ""));
	const python = of("python", "py");
	const typescript = of("ts", "typescript");
	if (!python || !typescript) throw new Error(`${file}: ":::python" needs one \`\`\`python fence and one \`\`\`ts fence.`);
	return { kind: "python", python: await render([python]), typescript: await render([typescript]) };
}

/** A question: the text up to the list of answers (or the first paragraph where there is none), and the explanation after it. */
async function toQuestion(node: ContainerDirective, { stepId, file }: BlockPlace, index: number): Promise<Question> {
	const { id = `question-${index}`, kind = "pick" } = (node.attributes ?? {}) as Record<string, string | undefined>;
	const read = ASKS[kind as Ask["kind"]];
	const where = `${file}: ":::predict{#${id}}" in ${stepId}`;
	if (read === undefined) throw new Error(`${where} is of no known kind. Known are ${Object.keys(ASKS).join(", ")}.`);
	const children = node.children as RootContent[];
	const at = children.findIndex((child) => child.type === "list");
	const list = at < 0 ? null : (children[at] as List);
	const cut = at < 0 ? 1 : at;
	return {
		kind: "predict",
		id,
		question: await render(unwrap(children.slice(0, cut))),
		ask: await read(list, node.attributes ?? {}, (problem) => new Error(`${where} ${problem}`)),
		explanation: await render(children.slice(at < 0 ? cut : cut + 1)),
	};
}

type ReadAsk = (list: List | null, attributes: Record<string, string | null | undefined>, error: (problem: string) => Error) => Promise<Ask>;

const ASKS: Record<Ask["kind"], ReadAsk> = {
	async pick(list, attributes, error) {
		if (!list) throw error('needs a list of answers written as "- [ ] text".');
		const options = await Promise.all(
			list.children.map(async ({ checked, children: [first, ...reply] }) => {
				if (checked == null || first === undefined) throw error('has an answer that does not begin with "[ ]" or "[x]".');
				return { html: await render(unwrap([first])), correct: checked, reply: await render(reply) };
			}),
		);
		const right = options.filter((option) => option.correct).length;
		const isSeveral = "several" in attributes;
		if (isSeveral ? right === 0 : right !== 1) throw error(`needs ${isSeveral ? "at least" : "exactly"} one answer with "[x]".`);
		return { kind: "pick", isSeveral, options };
	},
	async order(list, _, error) {
		if (!list || list.children.length < 3) throw error("needs a list of at least three lines.");
		const items = await Promise.all(
			list.children.map(async ({ children }) => ({
				html: await render(unwrap(children)),
				text: children.map(plainText).join(""),
			})),
		);
		return { kind: "order", items };
	},
	async number(list, { unit = "" }, error) {
		if (list) throw error("asks for a number and has a list of answers.");
		if (!QUANTITY_UNITS.includes(unit as QuantityUnit)) throw error(`has no known unit. Known are ${QUANTITY_UNITS.filter(Boolean).join(", ")}.`);
		return { kind: "number", unit: unit as QuantityUnit };
	},
	async draw(_, { tasks = "", until = "" }, error) {
		const names = (tasks ?? "").split(/\s+/).filter(Boolean);
		if (names.length === 0 || !(Number(until) > 0)) throw error('needs its tasks and the end of the axis: tasks="a b" until=1000.');
		return { kind: "draw", tasks: names, until: Number(until) };
	},
	line: async () => ({ kind: "line" }),
};

/** Replaces paragraphs by their contents, for places where a paragraph is not allowed, such as a legend or a label. */
const unwrap = (nodes: RootContent[]): RootContent[] =>
	nodes.flatMap((node): RootContent[] => (node.type === "paragraph" ? node.children : [node]));
