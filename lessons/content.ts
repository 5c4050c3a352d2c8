import type { Check } from "./check";
import type { StepKind } from "./schema";

/** A program as text, and the same text highlighted: one string of HTML per line. */
export type Code = { source: string; lines: string[] };

/** One answer of a question. */
export type PredictOption = { html: string; correct: boolean };

/** A piece of a step's prose, in reading order. All HTML was made from our own Markdown at build time. */
export type Block =
	| { kind: "html"; html: string }
	| { kind: "predict"; id: string; question: string; options: PredictOption[]; explanation: string }
	| { kind: "python"; python: string; typescript: string };

/** One step of a lesson: prose, the program it starts with, and what a run must show. */
export type Step = {
	folder: string;
	title: string;
	kind: StepKind;
	blocks: Block[];
	start: Code;
	/** Only steps with an exercise have one. */
	solution: Code | null;
	checks: Check[];
};

/** What the map of lessons and links between lessons need. It is small, because it is on every page. */
export type LessonEntry = { slug: string; number: number; title: string; chapter: string; summary: string; minutes: number; steps: string[] };

/** A whole lesson. */
export type Lesson = LessonEntry & { content: Step[] };
