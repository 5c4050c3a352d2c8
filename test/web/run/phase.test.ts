import { describe, expect, test } from "vitest";
import type { Progress } from "../../../engine/types";
import { isBusy, nextPhase, type PhaseEvent, type RunPhase } from "../../../web/run/phase";

const progress: Progress = { at: 5, tasks: 1, jobs: 2, turns: 3, bytes: 4, ofLimit: 0.5, done: null };
const going: RunPhase = { kind: "running", since: 7, progress, activity: "going" };

const PHASES = {
	idle: { kind: "idle" },
	compiling: { kind: "compiling" },
	going,
	paused: { ...going, activity: "paused" },
	asking: { ...going, activity: "asking" },
	stopping: { ...going, activity: "stopping" },
	refused: { kind: "refused" },
	lost: { kind: "lost", message: "gone" },
} satisfies Record<string, RunPhase>;

const later: Progress = { ...progress, at: 6 };
const EVENTS = {
	compile: { kind: "compile" },
	refuse: { kind: "refuse" },
	start: { kind: "start", since: 9 },
	progress: { kind: "progress", progress: later },
	pause: { kind: "pause" },
	ask: { kind: "ask" },
	resume: { kind: "resume" },
	stop: { kind: "stop" },
	end: { kind: "end" },
	lose: { kind: "lose", message: "dead" },
} satisfies { [K in PhaseEvent["kind"]]: Extract<PhaseEvent, { kind: K }> };

/** The whole table: for each event, the phase that follows each phase; "=" is the same one. */
const EDGES: Record<keyof typeof EVENTS, Record<keyof typeof PHASES, string>> = {
	compile: every("compiling"),
	refuse: every("refused"),
	start: every("going"),
	end: every("idle"),
	lose: every("lost"),
	progress: { ...every("="), going: "going", paused: "paused", asking: "asking", stopping: "stopping" },
	pause: { ...every("="), going: "paused" },
	ask: { ...every("="), going: "asking" },
	resume: { ...every("="), paused: "going", asking: "going" },
	stop: { ...every("="), compiling: "idle", going: "stopping", paused: "stopping", asking: "stopping", stopping: "stopping" },
};

function every(name: string): Record<keyof typeof PHASES, string> {
	return { idle: name, compiling: name, going: name, paused: name, asking: name, stopping: name, refused: name, lost: name };
}

const nameOf = (phase: RunPhase): string => (phase.kind === "running" ? phase.activity : phase.kind);

describe.each(Object.entries(EVENTS))("%s", (name, event) => {
	test.each(Object.entries(PHASES))("after %s", (before, phase) => {
		const next = nextPhase(phase, event);
		const wanted = EDGES[name as keyof typeof EVENTS][before as keyof typeof PHASES];
		if (wanted === "=") expect(next).toBe(phase);
		else expect(nameOf(next)).toBe(wanted);
	});
});

test("a run keeps its start and what it has told, until it tells more", () => {
	expect(nextPhase(PHASES.idle, EVENTS.start)).toEqual({ kind: "running", since: 9, progress: null, activity: "going" });
	expect(nextPhase(going, EVENTS.progress)).toEqual({ ...going, progress: later });
	for (const event of [EVENTS.pause, EVENTS.stop]) expect(nextPhase(going, event)).toMatchObject({ since: 7, progress });
	expect(nextPhase(going, EVENTS.lose)).toEqual({ kind: "lost", message: "dead" });
});

test("the page is busy while a program is compiled or runs, also when it rests", () => {
	const busy = Object.entries(PHASES).filter(([, phase]) => isBusy(phase));
	expect(busy.map(([name]) => name)).toEqual(["compiling", "going", "paused", "asking", "stopping"]);
});
