import path from "node:path";
import { importsOf, type SourceFile } from "./imports";

/** Who imports whom, types included. `nodes` are files or folders, from the root, with slashes. */
export type Graph = ReadonlyMap<string, ReadonlySet<string>>;

const ENDINGS = ["", ".ts", ".tsx", ".d.ts", "/index.ts"];

/** The files among `files` that each of them imports. Packages, styles and virtual modules are left out. */
export function fileGraph(files: readonly SourceFile[]): Graph {
	const known = new Set(files.map(({ name }) => name));
	const targetOf = (from: string, specifier: string): string | null => {
		if (!specifier.startsWith(".")) return null;
		const target = path.posix.join(path.posix.dirname(from), specifier.replace(/\?.*$/, ""));
		return ENDINGS.map((ending) => target + ending).find((name) => known.has(name)) ?? null;
	};
	return new Map(
		files.map(({ name, text }) => {
			const targets = importsOf(name, text).map(({ specifier }) => targetOf(name, specifier));
			return [name, new Set(targets.filter((target) => target !== null && target !== name) as string[])];
		}),
	);
}

/** The same by folder: an edge where a file of one imports a file of the other. */
export function folderGraph(files: Graph): Graph {
	const graph = new Map<string, Set<string>>();
	for (const [file, targets] of files) {
		const from = path.posix.dirname(file);
		const edges = graph.get(from) ?? new Set();
		graph.set(from, edges);
		for (const target of targets) if (path.posix.dirname(target) !== from) edges.add(path.posix.dirname(target));
	}
	return graph;
}

/** The circles of a graph: each a set of nodes that reach each other, in the order in which they were found. */
export function circlesOf(graph: Graph): string[][] {
	// Tarjan's strongly connected components.
	const order = new Map<string, number>();
	const lowest = new Map<string, number>();
	const open: string[] = [];
	const found: string[][] = [];
	const visit = (node: string): number => {
		const known = order.get(node);
		if (known !== undefined) return open.includes(node) ? known : Number.POSITIVE_INFINITY;
		const number = order.size;
		order.set(node, number);
		open.push(node);
		let low = number;
		for (const next of graph.get(node) ?? []) {
			visit(next);
			if (open.includes(next)) low = Math.min(low, lowest.get(next) ?? (order.get(next) as number));
		}
		lowest.set(node, low);
		if (low === number) {
			const circle = open.splice(open.indexOf(node));
			if (circle.length > 1) found.push(circle);
		}
		return low;
	};
	for (const node of graph.keys()) visit(node);
	return found;
}

/** The edges that say something: those that no longer way says already. For graphs without circles. */
export function withoutDetours(graph: Graph): Graph {
	const reach = new Map<string, Set<string>>();
	const reachOf = (node: string): Set<string> => {
		const known = reach.get(node);
		if (known !== undefined) return known;
		const all = new Set<string>();
		reach.set(node, all);
		for (const next of graph.get(node) ?? []) {
			all.add(next);
			for (const far of reachOf(next)) all.add(far);
		}
		return all;
	};
	return new Map(
		[...graph].map(([node, targets]) => {
			const far = new Set([...targets].flatMap((next) => [...reachOf(next)]));
			return [node, new Set([...targets].filter((target) => !far.has(target)))];
		}),
	);
}
