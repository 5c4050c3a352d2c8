import { CLASSES, type Place, type SiteId, type Trace, type WaitNode } from "../types";

const MOST_NAMES = 3;

/** Line and file of a site. */
export function placeOf(trace: Trace, site: SiteId): Place {
	const { file, line } = trace.sites[site] ?? { file: "", line: 0 };
	return { file, line };
}

/** Where a resource was made; "nowhere" if the site is that of something else, as for a subclass in the program. */
export function placeMade(trace: Trace, name: string, site: SiteId): Place {
	const at = trace.sites[site]?.name ?? "";
	return at.startsWith("new ") || at === name || at === "knob" ? placeOf(trace, site) : { file: "", line: 0 };
}

/** "line 5", or "line 5 of bank.ts" outside the file where the program begins. */
export const lineText = ({ file, line }: Place, entry: string): string => `line ${line}${file === entry ? "" : ` of ${file}`}`;

/** "a", "a and b", "a, b and c", "a, b, c and 7 more". */
export function listText(names: readonly string[]): string {
	const shown = names.slice(0, MOST_NAMES);
	const more = names.length - shown.length;
	if (more > 0) return `${shown.join(", ")} and ${more.toLocaleString("en-US")} more`;
	return shown.length < 2 ? (shown[0] ?? "") : `${shown.slice(0, -1).join(", ")} and ${shown.at(-1)}`;
}

/** "the Semaphore made on line 3", "gather" */
export function resourceText(node: WaitNode, entry: string): string {
	if (node.kind !== "promise" && !CLASSES.includes(node.name)) return node.name;
	return node.line === 0
		? `a${node.name.startsWith("E") ? "n" : ""} ${node.name}`
		: `the ${node.name} made on ${lineText(node, entry)}${node.kind === "resource" && node.copy !== undefined ? ` (number ${node.copy})` : ""}`;
}
