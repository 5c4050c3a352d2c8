// Made by `npm run fix` from interleave.d.ts and the files in the rooms.

/** A function or class of the library. */
export type LibraryName =
	| "sleep"
	| "gather"
	| "asCompleted"
	| "limitedAsCompleted"
	| "wait"
	| "timeout"
	| "spawn"
	| "TaskGroup"
	| "taskGroup"
	| "Semaphore"
	| "Lock"
	| "Event"
	| "Queue"
	| "request"
	| "server"
	| "command"
	| "cpus"
	| "workers"
	| "busy"
	| "hold"
	| "random"
	| "knob"
	| "moments"
	| "show"
	| "plot"
	| "picture"
	| "progress"
	| "gauge"
	| "expect";

/** Those of which a program makes objects: a message can say where. */
export const CLASSES: readonly string[] = ["TaskGroup", "Semaphore", "Lock", "Event", "Queue"];

/** Those at which tasks wait for their turn: the room `locks`. */
export const TURNS: readonly string[] = ["Semaphore", "Lock", "Event", "Queue"];
