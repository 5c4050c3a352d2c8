import {
	type SiteId,
	type TaskId,
	type Trace,
	WAIT,
	type WaitEdge,
	type WaitGraph,
	type WaitNode,
	type WaitReason,
	waitId,
	waitReason,
} from "../types";
import { placeMade, placeOf } from "./place-words";
import { taskNames } from "./task-names";
import { type WaitingTask, waitingAtEnd } from "./waiting";

/** A permit that `task` holds and took at `site`. */
export type HeldPermit = { task: TaskId; site: SiteId };
/** What the run knows about a resource and the rows do not contain. */
export type ResourceState = {
	/** Where it was made. */
	site: SiteId;
	/** Permits or places; 0 when it has neither. */
	size: number;
	/** What the waiters at a queue want; null for other resources. */
	side: "room" | "item" | null;
	permits: HeldPermit[];
};

/** Most nodes, apart from those of the cycle; a drawing of more cannot be read. */
const MOST_NODES = 1000;
const MOST_EDGES = 2000;

/**
 * The wait-for graph after the last row.
 * @param knownOf what the run knows about a resource
 * @param origins what tasks wait for in the end whose promise follows others, such as that of `Promise.all`; packed waits
 * @example waitGraph(trace, knownOf).cycle.length // 4: two tasks and the two locks that each holds and the other wants
 */
export function waitGraph(
	trace: Trace,
	knownOf: (resource: number) => ResourceState,
	origins: ReadonlyMap<TaskId, number> = new Map(),
): WaitGraph {
	const waiting = new Map(waitingAtEnd(trace).map((entry) => [entry.task, followed(entry, origins.get(entry.task))]));
	const states = new Map<number, ResourceState>();
	const stateOf = (resource: number): ResourceState => {
		const state = states.get(resource) ?? knownOf(resource);
		states.set(resource, state);
		return state;
	};
	/** The key of a task is its number; the key of a resource is negative. */
	const keyOfResource = (resource: number): number => -1 - resource;
	const awaitedBy = (key: number): number[] => {
		if (key < 0) return stateOf(-1 - key).permits.map((permit) => permit.task);
		const wait = waiting.get(key)?.wait ?? 0;
		if (waitReason(wait) === WAIT.task) return [waitId(wait)];
		return isResource(wait) ? [keyOfResource(waitId(wait))] : [];
	};

	const graph = new GraphBuilder(trace, waiting, stateOf);
	const circle = findCycle([...waiting.keys()], awaitedBy);
	for (const key of circle) if (key >= 0) graph.indexOf(key);
	for (const key of circle) graph.follow(key);
	const onChain = new Set<number>();
	const [first] = waiting.keys();
	for (let key = first; key !== undefined && !onChain.has(key); key = awaitedBy(key)[0]) {
		onChain.add(key);
		graph.follow(key);
	}
	for (const task of waiting.keys()) if (graph.nodes.length < MOST_NODES) graph.follow(task);
	numberAlike(graph.nodes);
	return { nodes: graph.nodes, edges: graph.edges, cycle: circle.map((key) => graph.indexOf(key)) };
}

/** Numbers resources that the words would not tell apart: made by one line, as in a loop or by a helper. */
function numberAlike(nodes: readonly WaitNode[]): void {
	const alike = new Map<string, (WaitNode & { kind: "resource" })[]>();
	for (const node of nodes) {
		if (node.kind !== "resource" || node.line === 0) continue;
		const key = `${node.name} ${node.file}:${node.line}`;
		const group = alike.get(key) ?? [];
		alike.set(key, group);
		group.push(node);
	}
	for (const group of alike.values()) if (group.length > 1) for (const [i, node] of group.entries()) node.copy = i + 1;
}

/** What a task waits for, with a promise that follows another one replaced by that. */
function followed(entry: WaitingTask, origin: number | undefined): WaitingTask {
	return origin === undefined || waitReason(entry.wait) !== WAIT.promise ? entry : { ...entry, wait: origin };
}

/** Collects nodes and edges, each once. */
class GraphBuilder {
	readonly nodes: WaitNode[] = [];
	readonly edges: WaitEdge[] = [];
	readonly #indexes = new Map<string, number>();
	readonly #followed = new Set<TaskId>();
	readonly #nameOf: (task: TaskId) => string;

	constructor(
		readonly trace: Trace,
		readonly waiting: ReadonlyMap<TaskId, WaitingTask>,
		readonly stateOf: (resource: number) => ResourceState,
	) {
		this.#nameOf = taskNames(trace);
	}

	/** The node of a task, or of a resource by its negative number. */
	indexOf(key: number): number {
		return key < 0 ? this.#resource(-1 - key) : this.#task(key);
	}

	/** Adds what a task waits for, and the holders of that. */
	follow(task: TaskId): void {
		const entry = this.waiting.get(task);
		if (entry === undefined || waitReason(entry.wait) === WAIT.consumer || this.#followed.has(task)) return;
		this.#followed.add(task);
		const from = this.#task(task);
		const edge = { from, to: from, why: reasonOf(entry.wait, this.stateOf), ...placeOf(this.trace, entry.site) };
		// Before the target adds its own edges, so that the first edge belongs to the first task.
		this.edges.push(edge);
		edge.to = this.#target(entry);
	}

	#target({ task, wait }: WaitingTask): number {
		const id = waitId(wait);
		if (waitReason(wait) === WAIT.task) return this.#task(id);
		if (isResource(wait)) return this.#resource(id);
		const site = waitReason(wait) === WAIT.promise ? id : 0;
		const key = site === 0 ? `promise of ${task}` : `promise ${site}`;
		return this.#node(key, () => ({ kind: "promise", name: "promise", ...placeOf(this.trace, site) }));
	}

	#task(task: TaskId): number {
		return this.#node(`task ${task}`, () => {
			const place = placeOf(this.trace, this.waiting.get(task)?.site ?? 0);
			return { kind: "task", task, name: this.#nameOf(task), isOver: !this.waiting.has(task), ...place };
		});
	}

	#resource(id: number): number {
		const count = this.nodes.length;
		const { site, size, permits } = this.stateOf(id);
		const name = this.trace.resources[id] ?? "resource";
		const place = placeMade(this.trace, name, site);
		const shown = Number.isFinite(size) ? size : 0;
		const index = this.#node(`resource ${id}`, () => ({ kind: "resource", name, size: shown, ...place }));
		if (this.nodes.length === count) return index;
		const told = new Set<TaskId>();
		for (const { task, site: taken } of permits) {
			const isFull = this.nodes.length >= MOST_NODES || this.edges.length >= MOST_EDGES;
			if (isFull && (told.has(task) || !this.#indexes.has(`task ${task}`))) continue;
			told.add(task);
			this.edges.push({ from: index, to: this.#task(task), why: "held-by", ...placeOf(this.trace, taken) });
		}
		return index;
	}

	#node(key: string, make: () => WaitNode): number {
		let index = this.#indexes.get(key);
		if (index === undefined) {
			index = this.nodes.push(make()) - 1;
			this.#indexes.set(key, index);
		}
		return index;
	}
}

const isResource = (wait: number): boolean => {
	const reason = waitReason(wait);
	return reason === WAIT.semaphore || reason === WAIT.lock || reason === WAIT.queue || reason === WAIT.event;
};

function reasonOf(wait: number, stateOf: (resource: number) => ResourceState): WaitReason {
	switch (waitReason(wait)) {
		case WAIT.task:
			return "result";
		case WAIT.semaphore:
		case WAIT.lock:
			return "permit";
		case WAIT.queue:
			return stateOf(waitId(wait)).side ?? "item";
		case WAIT.event:
			return "event";
		default:
			return "promise";
	}
}

/** The first cycle, in its order; empty when there is none. Each node is visited once. */
function findCycle(roots: readonly number[], awaitedBy: (key: number) => number[]): number[] {
	const done = new Set<number>();
	for (const root of roots) {
		const path: { key: number; next: number[] }[] = [];
		const onPath = new Set<number>();
		const enter = (key: number): void => {
			path.push({ key, next: awaitedBy(key) });
			onPath.add(key);
		};
		if (!done.has(root)) enter(root);
		for (let top = path.at(-1); top !== undefined; top = path.at(-1)) {
			const next = top.next.shift();
			if (next === undefined) {
				path.pop();
				onPath.delete(top.key);
				done.add(top.key);
			} else if (onPath.has(next)) {
				const circle = path.slice(path.findIndex(({ key }) => key === next)).map(({ key }) => key);
				// Rotated so that it begins with a task, for the sentence made from it.
				return circle[0] !== undefined && circle[0] < 0 ? [...circle.slice(1), circle[0]] : circle;
			} else if (!done.has(next)) enter(next);
		}
	}
	return [];
}
