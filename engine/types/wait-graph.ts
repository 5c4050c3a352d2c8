import type { TaskId } from "./units";

/** A line of the program; line 0 when no place is known. */
export type Place = { file: string; line: number };

/** A node of a wait-for graph: a task, a resource or a promise. */
export type WaitNode = Place &
	(
		| {
				kind: "task";
				task: TaskId;
				name: string;
				/** True for a task that has ended and still holds a permit. */
				isOver: boolean;
		  }
		/** A semaphore, lock, queue, event or call of the library that tasks wait for; the place is where it was made. */
		| {
				kind: "resource";
				name: string;
				/** Permits of a semaphore, places of a queue; 0 when it has neither. */
				size: number;
				/** Its number, from 1, among those with the same name and place that the graph shows; left out for the only one. */
				copy?: number;
		  }
		/** A promise without a task; the place is where it was created. */
		| { kind: "promise"; name: string }
	);

/** Why one node waits for another: for something that it will provide, or because it holds what is wanted. */
export type WaitReason = "result" | "permit" | "room" | "item" | "event" | "promise" | "held-by";

/** `from` and `to` are indexes of nodes. The place is that of the await; for `held-by` it is where the holder took the permit. */
export type WaitEdge = Place & { from: number; to: number; why: WaitReason };

/** The wait-for graph at the end of a run that cannot continue. */
export type WaitGraph = {
	/** At most 1,000. Nodes of the cycle and of the first task's chain come first. */
	nodes: WaitNode[];
	edges: WaitEdge[];
	/** Indexes of the nodes of the cycle, in its order; empty when there is none. */
	cycle: number[];
};
