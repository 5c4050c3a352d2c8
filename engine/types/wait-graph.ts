import type { TaskId } from "./units";

/** A line of the program; line 0 when no place is known. */
export type Place = { file: string; line: number };

/** Who or what takes part in a wait. */
export type WaitNode = Place &
	(
		| {
				kind: "task";
				task: TaskId;
				name: string;
				/** True for a task that has ended and holds a permit all the same. */
				isOver: boolean;
		  }
		/** A semaphore, lock, queue, event or call of the library that tasks wait for; the place is where it was made. */
		| {
				kind: "resource";
				name: string;
				/** Permits of a semaphore, places of a queue; 0 when it has neither. */
				size: number;
		  }
		/** A promise without a task; the place is where it was made. */
		| { kind: "promise"; name: string }
	);

/** Why one node waits for another: for what it is to hand over, or because it holds what is wanted. */
export type WaitReason = "result" | "permit" | "room" | "item" | "event" | "promise" | "held-by";

/** `from` and `to` are indexes of nodes; the place is the await, or for `held-by` where the holder took it. */
export type WaitEdge = Place & { from: number; to: number; why: WaitReason };

/** Who waits for whom at the end of a run that cannot go on. */
export type WaitGraph = {
	/** At most 1,000, those of the circle and of the first task's chain before others. */
	nodes: WaitNode[];
	edges: WaitEdge[];
	/** Indexes of the nodes that wait for each other in a circle, in its order; empty when there is none. */
	cycle: number[];
};
