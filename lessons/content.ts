import type { Check } from "./check";
import type { Prediction } from "./predict";
import type { Question } from "./question";
import type { StepKind, StepSettings } from "./schema";

/** A program as text, and the same text highlighted: one string of HTML per line. */
export type Code = { source: string; lines: string[] };

/** A file of a step's program beside `main.ts`. `name` is its path as `main.ts` imports it: `"clients.ts"`, `"../func/store.ts"`. */
export type ProgramFile = { name: string; text: string; isEditable: boolean };

/** A piece of a step's prose, in reading order. All HTML was made from our own Markdown at build time. */
export type Block =
	| { kind: "html"; html: string }
	| Question
	| { kind: "python"; python: string; typescript: string }
	/** Hints are opened one after the other. */
	| { kind: "hint"; html: string }
	/** Where the lesson comes from. */
	| { kind: "source"; html: string }
	/** What was learnt, and what to try next; the last block of a lesson. */
	| { kind: "learnt"; html: string };

/** One step of a lesson: prose, the program it starts with, and what a run must show. */
export type Step = {
	folder: string;
	title: string;
	kind: StepKind;
	settings: StepSettings;
	blocks: Block[];
	/** `main.ts` as the step begins. */
	start: string;
	/** The other files of the program. */
	files: ProgramFile[];
	/** Takes the place of `main.ts`. Only steps with an exercise have one. */
	solution: string | null;
	checks: Check[];
	/** How each question is graded, by its id. */
	predictions: Record<string, Prediction>;
};

/** What the map of lessons and links between lessons need. It is small, because it is on every page. */
export type LessonEntry = { slug: string; number: number; title: string; chapter: string; summary: string; minutes: number; steps: string[] };

/** A whole lesson. */
export type Lesson = LessonEntry & { content: Step[] };

/** An entry of the glossary. `lesson` is the number of the lesson that introduces the term. */
export type Term = { name: string; lesson: number; html: string };
