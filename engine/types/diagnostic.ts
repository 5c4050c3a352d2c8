/** Every kind of thing that the compiler or a run tells the learner about. A new one is a word here, and the place that says it. */
export const DIAGNOSTIC_KINDS = [
	"syntax",
	"unsupported",
	"import",
	"uncaught-error",
	"unhandled-rejection",
	"late-handled",
	"never-awaited",
	"pending-at-exit",
	"deadlock",
	"starved",
	"out-of-memory",
	"out-of-budget",
	"blocked-loop",
	"busy-poll",
	"lost-update",
	"await-in-loop",
	"leaked-permit",
	"left-over-timer",
	"trace-truncated",
] as const;
export type DiagnosticKind = (typeof DIAGNOSTIC_KINDS)[number];

/** A sentence for the learner with its place; `line` and `column` count from 1, 0 means no place is known. */
export type Diagnostic = {
	kind: DiagnosticKind;
	severity: "error" | "warning" | "hint";
	message: string;
	file: string;
	line: number;
	column: number;
};
