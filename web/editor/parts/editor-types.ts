import type { Diagnostic } from "../../../engine/types";
import type { LineMark } from "./line-marks";

/** What the rest of the app tells an editor, and hears from it. Both editors, light and full, take exactly this. */
export type EditorProps = {
	value: string;
	onChange: (value: string) => void;
	/** Ctrl+Enter. */
	onRun: () => void;
	marks: LineMark[];
	/** Why the program does not compile: underlined, and listed below the code. */
	problems: Diagnostic[];
	/** What a run has found out about the program as it stands: underlined, and told elsewhere. */
	findings: Diagnostic[];
};

/** The name by which tests and screen readers find the text, in every editor. */
export const EDITOR_LABEL = "Code editor";

/** Shared by the light and the full editor, so that changing one for the other moves nothing. Pixels. */
export const CODE_BOX = { lineHeight: 22, fontSize: 13.5, paddingTop: 10, gutter: 70 };
