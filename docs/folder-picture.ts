import path from "node:path";
import { fileURLToPath } from "node:url";
import { fileGraph, folderGraph, type Graph, withoutDetours } from "../test/support/folder-graph";
import { sourceFiles } from "../test/support/imports";

const root = fileURLToPath(new URL("..", import.meta.url));
/** True for programs of lessons and plain twins. They import nothing but the library, so they would be boxes without arrows. */
const isProgram = (name: string): boolean => /^lessons\/(\d\d-|samples)/.test(name) || name.startsWith("engine/library/plain/");
/** The colour of each part of the project, in Graphviz's notation. */
const COLOURS: Record<string, string> = { engine: "#dbeafe", lessons: "#dcfce7", web: "#ffedd5" };

/** Which folder imports which: the graph of `engine`, `lessons` and `web`. */
export function projectFolders(): Graph {
	const files = ["engine", "lessons", "web"].flatMap((folder) => sourceFiles(root, folder));
	return folderGraph(fileGraph(files.filter(({ name }) => !isProgram(name))));
}

/** The drawing in Graphviz's language: one box per folder, and arrows for imports. An arrow that a longer path implies is left out. */
export function folderPicture(): string {
	const graph = withoutDetours(projectFolders());
	const nodes = [...new Set([...graph.keys(), ...[...graph.values()].flatMap((targets) => [...targets])])].sort();
	const edges = nodes.flatMap((from) => [...(graph.get(from) ?? [])].sort().map((to) => `\t${quote(from)} -> ${quote(to)};`));
	return [
		"digraph folders {",
		'\trankdir=TB; ranksep=0.45; nodesep=0.2; bgcolor="white"; fontname="Helvetica";',
		'\tnode [shape=box, style="rounded,filled", fontname="Helvetica", fontsize=11, height=0.3, color="#64748b"];',
		'\tedge [color="#64748b", arrowsize=0.6];',
		...nodes.map((node) => `\t${quote(node)} [fillcolor=${quote(COLOURS[node.split("/")[0] as string] ?? "white")}];`),
		...edges,
		"}",
		"",
	].join("\n");
}

const quote = (text: string): string => `"${path.posix.normalize(text)}"`;
