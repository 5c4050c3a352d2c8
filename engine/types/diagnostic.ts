import type { VirtualMs } from "./units";

/** All kinds of diagnostics. To add one, add its name here and report it where it is detected. */
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
	"await-nothing",
	"async-executor",
	"return-in-try",
	"leaked-permit",
	"left-over-timer",
	"trace-truncated",
	"simulated",
	"absent",
	"odd-delay",
] as const;
export type DiagnosticKind = (typeof DIAGNOSTIC_KINDS)[number];

/** A sentence for the learner and its place; `line` and `column` count from 1, and 0 means unknown. */
export type Diagnostic = {
	kind: DiagnosticKind;
	severity: "error" | "warning" | "hint";
	message: string;
	file: string;
	line: number;
	column: number;
	/** When it happened; undefined for what the compiler says, and where only the line is known. */
	at?: VirtualMs;
};
