import type { Diagnostic } from "../../../engine/types";
import type { LineMark } from "./line-marks";

/** What both editors need, light and full. */
export type EditorProps = {
	value: string;
	onChange: (value: string) => void;
	/** Ctrl+Enter. */
	onRun: () => void;
	marks: LineMark[];
	/** A click on a chip. */
	onMark: (mark: LineMark) => void;
	/** What is underlined; where two are on one line, the first is the more important one. */
	wrong: Diagnostic[];
};

/** The accessible name of the text in both editors; tests and screen readers use it. */
export const EDITOR_LABEL = "Code editor";

/** Dimensions in pixels that both editors share, so that exchanging them shifts nothing. */
export const CODE_BOX = { lineHeight: 22, fontSize: 13.5, paddingTop: 10, gutter: 70 };
