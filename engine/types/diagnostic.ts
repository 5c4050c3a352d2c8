/** Every kind of thing that the compiler or a run tells the learner about. */
export type DiagnosticKind =
	| "syntax"
	| "unsupported"
	| "import"
	| "uncaught-error"
	| "unhandled-rejection"
	| "late-handled"
	| "never-awaited"
	| "pending-at-exit"
	| "deadlock"
	| "starved"
	| "out-of-memory"
	| "out-of-budget"
	| "blocked-loop"
	| "busy-poll"
	| "lost-update"
	| "await-in-loop"
	| "leaked-permit"
	| "left-over-timer"
	| "trace-truncated";

/** A sentence for the learner with its place; `line` and `column` count from 1, 0 means no place is known. */
export type Diagnostic = {
	kind: DiagnosticKind;
	severity: "error" | "warning" | "hint";
	message: string;
	file: string;
	line: number;
	column: number;
};
