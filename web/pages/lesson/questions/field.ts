import type { Answer, Grade } from "../../../../lessons/predict";

/** The props of every kind of field. `answer` is null until one was given; `grade` is null until a run was compared. */
export type FieldProps<A extends Answer> = {
	/** Where the field is named in the page. */
	id: string;
	/** The question, as HTML. */
	question: string;
	answer: A | null;
	grade: (Omit<Grade, "truth"> & { truth: A }) | null;
	onAnswer: (answer: A) => void;
};
