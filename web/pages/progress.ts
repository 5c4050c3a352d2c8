import { readStored, store } from "../ui/storage";

/** Folders of the steps of a lesson that the learner has done. */
export function readDone(slug: string): string[] {
	const stored = readStored(`done.${slug}`);
	return stored === null ? [] : stored.split(" ").filter(Boolean);
}

/** Remembers that a step is done. */
export function markDone(slug: string, folder: string): void {
	const done = readDone(slug);
	if (!done.includes(folder)) store(`done.${slug}`, [...done, folder].join(" "));
}

/** What a learner answered before running, by step and question. The values can be anything that a browser has stored: `isAnswer` says which fit. */
type Answers = Record<string, unknown>;

const keyOf = (folder: string, question: string): string => `${folder}/${question}`;

function readAnswers(slug: string): Answers {
	try {
		const value: unknown = JSON.parse(readStored(`answers.${slug}`) ?? "{}");
		return typeof value === "object" && value !== null ? (value as Answers) : {};
	} catch {
		return {};
	}
}

/** The stored answer to a question, or undefined. */
export const storedAnswer = (slug: string, folder: string, question: string): unknown =>
	readAnswers(slug)[keyOf(folder, question)];

/** Remembers an answer; null forgets it. */
export function keepAnswer(slug: string, folder: string, question: string, answer: unknown): void {
	const { [keyOf(folder, question)]: _, ...others } = readAnswers(slug);
	store(`answers.${slug}`, JSON.stringify(answer === null ? others : { ...others, [keyOf(folder, question)]: answer }));
}
