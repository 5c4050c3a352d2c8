import { TURNS, type WaitEdge, type WaitGraph, type WaitNode } from "../types";
import { lineText, resourceText } from "./place-words";

/** Most links in a message; of a longer chain the beginning and the end are described. */
const MOST_LINKS = 6;

type Words = { graph: WaitGraph; entry: string };

/**
 * Says why a program cannot continue: around the cycle if there is one, else along the chain from the first waiting task to what will never come.
 * @param entry the file whose lines need no file name
 * @returns sentences, with a remedy at the end
 */
export function deadlockText(graph: WaitGraph, entry: string): string {
	const words = { graph, entry };
	const isCircle = graph.cycle.length > 0;
	const links = isCircle ? circleLinks(graph) : chainLinks(words);
	const told = new Set(links.map(({ from }) => from));
	const others = graph.nodes.filter((node, i) => node.kind === "task" && !node.isOver && !told.has(i)).length;
	const more = others > 0 ? ` (${others.toLocaleString("en-US")} more task${others > 1 ? "s wait" : " waits"} too)` : "";
	return `${clauses(links, words)}${more}. ${isCircle ? circleRemedy(words) : remedy(links.at(-1), words)}`;
}

/** Every edge of a graph in words: "main waits for a 1 (line 7)", "the Lock made on line 2 is held by a 1 (line 4)". */
export function edgeTexts(graph: WaitGraph, entry: string): string[] {
	const words = { graph, entry };
	return graph.edges.map((edge) => {
		const from = graph.nodes[edge.from] as WaitNode;
		const to = graph.nodes[edge.to] as WaitNode;
		const place = `(${lineText(edge, entry)})`;
		if (edge.why === "held-by") return `${resourceText(from, entry)} is held by ${to.name} ${place}`;
		return `${from.name} waits for ${to.kind === "task" ? to.name : wantedText(edge, to, words)} ${place}`;
	});
}

const waitOf = (graph: WaitGraph, node: number): WaitEdge | undefined => graph.edges.find((edge) => edge.from === node);

/** The edges of the cycle. Of several holders of a resource, the one in the cycle is taken. */
function circleLinks({ edges, cycle }: WaitGraph): WaitEdge[] {
	return cycle.flatMap((from, i) => edges.find((edge) => edge.from === from && edge.to === cycle[(i + 1) % cycle.length]) ?? []);
}

/** The chain from the first task along what it waits for. If its end explains nothing (a call of the library), another chain is appended whose end does. */
function chainLinks({ graph }: Words): WaitEdge[] {
	const from = (start: number): WaitEdge[] => {
		const links: WaitEdge[] = [];
		for (let edge = waitOf(graph, start); edge !== undefined && !links.includes(edge); edge = waitOf(graph, edge.to))
			links.push(edge);
		return links;
	};
	const first = from(graph.edges[0]?.from ?? 0);
	if (isPlain(first.at(-1), graph)) return first;
	const other = graph.edges.find((edge) => edge.why !== "held-by" && isPlain(from(edge.from).at(-1), graph));
	return other === undefined ? first : [...first, ...from(other.from)];
}

/** True for a link whose end explains the wait. */
function isPlain(link: WaitEdge | undefined, { nodes }: WaitGraph): boolean {
	const end = link === undefined ? undefined : nodes[link.to];
	if (end === undefined) return false;
	return end.kind === "task" || (end.line > 0 && (end.kind === "promise" || TURNS.includes(end.name)));
}

/** "main waits for a 1 on line 7, which waits on line 3 for the Lock made on line 1, which b 2 took on line 5; b 2 waits …" */
function clauses(links: readonly WaitEdge[], words: Words): string {
	const { nodes } = words.graph;
	let text = "";
	let last = -1;
	for (const link of links.length > MOST_LINKS ? [...links.slice(0, MOST_LINKS / 2), ...links.slice(-MOST_LINKS / 2)] : links) {
		const from = nodes[link.from] as WaitNode;
		const to = nodes[link.to] as WaitNode;
		const line = lineText(link, words.entry);
		if (link.why === "held-by") {
			text += `, ${permitText(from)} ${to.name} took on ${line}${to.kind === "task" && to.isOver ? " and never gave back: it has ended" : ""}`;
			last = -1;
			continue;
		}
		text += text === "" ? from.name : link.from === last ? ", which" : `; ${from.name}`;
		text += to.kind === "task" ? ` waits for ${to.name} on ${line}` : ` waits on ${line} for ${wantedText(link, to, words)}`;
		last = to.kind === "task" ? link.to : -1;
	}
	return text;
}

function wantedText({ why }: WaitEdge, to: WaitNode, { entry }: Words): string {
	const resource = resourceText(to, entry);
	if (to.kind !== "resource" || to.name !== "Queue") return resource;
	const { size } = to;
	return why === "room"
		? `room in ${resource}, which is full (${size.toLocaleString("en-US")} item${size === 1 ? "" : "s"})`
		: `an item from ${resource}, which is empty`;
}

/** "which", "whose only permit", "one of whose 3 permits" */
function permitText(resource: WaitNode): string {
	if (resource.kind !== "resource" || resource.name === "Lock") return "which";
	return resource.size === 1 ? "whose only permit" : `one of whose ${resource.size.toLocaleString("en-US")} permits`;
}

function circleRemedy({ graph: { nodes, cycle } }: Words): string {
	const members = cycle.map((index) => nodes[index] as WaitNode);
	if (members.every((node) => node.kind === "task"))
		return "They wait for each other in a circle. Let one of them go on without the other.";
	if (members.filter((node) => node.kind === "task").length === 1)
		return "It waits for what it holds itself. Give it back before you ask for it again.";
	return "They wait for each other in a circle. Take permits in the same order everywhere, and give one back before you wait for a task that needs it.";
}

function remedy(last: WaitEdge | undefined, { graph: { nodes } }: Words): string {
	const end = last === undefined ? undefined : nodes[last.to];
	if (last?.why === "held-by" && end?.kind === "task" && end.isOver)
		return "Release it in `finally`, or write `using permit = await …`.";
	if (last?.why === "room") return "Nobody is left who takes items out: start a task that does, or make the queue larger.";
	if (last?.why === "item" && end?.name === "Queue")
		return "Nobody is left who puts items in: call close() when there will be no more.";
	if (end?.name === "Event") return "Nobody is left who calls set().";
	if (last?.why === "promise" && end !== undefined && end.line > 0)
		return "Nobody is left who could settle it: call its resolve or reject on every path.";
	return "No timer is armed and nothing else can run, so nobody will ever wake it.";
}
