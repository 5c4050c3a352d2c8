import type { WaitGraph, WaitNode, WaitReason } from "../../types";
import { SIZES } from "./messages";
import { Malformed, readBoolean, readCount, readFields, readList, readNumber, readOneOf, readText } from "./read";

const REASONS: Record<WaitReason, true> = {
	result: true,
	permit: true,
	room: true,
	item: true,
	event: true,
	promise: true,
	"held-by": true,
};

const text = (value: unknown): string => readText(value, SIZES.text);

function readNode(value: unknown): WaitNode {
	const fields = readFields(value);
	const common = { name: text(fields.name), file: text(fields.file), line: readCount(fields.line) };
	const kind = readOneOf(fields.kind, ["task", "resource", "promise"]);
	switch (kind) {
		case "task":
			return { kind, task: readCount(fields.task), isOver: readBoolean(fields.isOver), ...common };
		case "resource":
			return {
				kind,
				size: readNumber(fields.size, 0),
				...(fields.copy === undefined ? {} : { copy: readCount(fields.copy) }),
				...common,
			};
		case "promise":
			return { kind, ...common };
	}
}

/** Reads a wait-for graph and checks that its indexes are in range. @throws Malformed */
export function readWaitGraph(value: unknown): WaitGraph {
	const fields = readFields(value);
	const nodes = readList(fields.nodes, SIZES.graphNodes, readNode);
	const index = (of: unknown): number => {
		const at = readCount(of);
		if (at >= nodes.length) throw new Malformed("the index of a node");
		return at;
	};
	const edges = readList(fields.edges, SIZES.graphEdges, (edge) => {
		const { from, to, why, file, line } = readFields(edge);
		return {
			from: index(from),
			to: index(to),
			why: readOneOf(why, Object.keys(REASONS) as WaitReason[]),
			file: text(file),
			line: readCount(line),
		};
	});
	return { nodes, edges, cycle: readList(fields.cycle, nodes.length, index) };
}
