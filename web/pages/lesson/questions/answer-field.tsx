import type { Answer, Bar, Grade } from "../../../../lessons/predict";
import type { Question } from "../../../../lessons/question";
import { DrawField } from "./draw-field";
import type { FieldProps } from "./field";
import { LineField } from "./line-field";
import { NumberField } from "./number-field";
import { OrderField } from "./order-field";
import { PickField } from "./pick-field";

type Props = { block: Question; code: string; answer: Answer | null; grade: Grade | null; onAnswer: (answer: Answer) => void };

/** The field for the kind of a question. */
export function AnswerField({ block: { id, question, ask }, code, answer, grade, onAnswer }: Props) {
	// `isAnswer` has checked that the answer has the shape of its kind, and the truth has it by `truthOf`.
	const props = <A extends Answer>(): FieldProps<A> => ({
		id,
		question,
		answer: answer as A | null,
		grade: grade as FieldProps<A>["grade"],
		onAnswer,
	});
	switch (ask.kind) {
		case "pick":
			return <PickField {...props<number[]>()} ask={ask} />;
		case "order":
			return <OrderField {...props<number[]>()} ask={ask} />;
		case "number":
			return <NumberField {...props<number>()} ask={ask} />;
		case "draw":
			return <DrawField {...props<Bar[]>()} ask={ask} />;
		case "line":
			return <LineField {...props<number>()} code={code} />;
	}
}
