import type { Diagnostic } from "../../../engine/types";
import type { LineMark } from "./line-marks";

/** The props of both editors, light and full. */
export type EditorProps = {
	value: string;
	onChange: (value: string) => void;
	/** Ctrl+Enter. */
	onRun: () => void;
	marks: LineMark[];
	/** Why the program does not compile: underlined, and listed below the code. */
	problems: Diagnostic[];
	/** Diagnostics of the last run of this text: underlined here, and described in the side panel. */
	findings: Diagnostic[];
};

/** The accessible name of the text in both editors; tests and screen readers use it. */
export const EDITOR_LABEL = "Code editor";

/** Dimensions in pixels that both editors share, so that exchanging them shifts nothing. */
export const CODE_BOX = { lineHeight: 22, fontSize: 13.5, paddingTop: 10, gutter: 70 };
