import type { ErrorReport, Site, TaskId } from "../../types";
import type { DiagnosticLog } from "./diagnostic-log";
import { textOf } from "./errors";

/** What follows the error in the diagnostic of each kind. */
export const ADVICE = {
	"uncaught-error": "It was thrown in a callback of the event loop, where nothing can catch it.",
	"unhandled-rejection": "Nobody awaits this promise or catches its error. Await it inside try, or add .catch().",
} as const;

/** What the reports of escaped errors need of their run. */
export type EscapedHost = {
	report(thrown: unknown, site: Site | undefined): ErrorReport;
	/** The site that the running code has passed most recently. */
	siteNow(): Site | undefined;
	/** Prints an error in the console. @param before "Uncaught " or "Uncaught (in promise) " */
	print(before: string, thrown: unknown, error: ErrorReport): void;
	/** The file in which the program begins. */
	entry: string;
	/** Called after each; ends the run if it is to end like a run of Node. */
	failed(error: ErrorReport): void;
};

/** Reports uncaught errors and unhandled rejections as they occur: in the console, and as diagnostics. */
export function createEscaped(log: DiagnosticLog, { report, siteNow, print, entry, failed }: EscapedHost) {
	const ofTask = (before: string, task: TaskId | null, nameOf: (task: TaskId) => string): string =>
		task === null ? "" : `${before} ${nameOf(task)}`;
	/** Reasons of rejections that were reported and found a handler later: of these it is not true that nobody catches them. */
	const late = new Set<unknown>();
	/** The first error that has escaped. */
	let first: ErrorReport | null = null;
	function uncaught(thrown: unknown, advice: string): void {
		const error = report(thrown, siteNow());
		first ??= error;
		print("Uncaught ", thrown, error);
		log.add("uncaught-error", "error", `Uncaught ${textOf(error, entry)}.${advice}`, error);
		failed(error);
	}

	return {
		first: (): ErrorReport | null => first,

		/** A callback of the event loop threw an error. */
		uncaught: (thrown: unknown): void => uncaught(thrown, ` ${ADVICE["uncaught-error"]}`),

		/** The top level of the program threw an error. */
		uncaughtInMain: (thrown: unknown): void => uncaught(thrown, ""),

		/** A turn has ended, and a promise that was rejected in it, at `site`, has no handler. */
		unhandled(reason: unknown, task: TaskId | null, site: Site | undefined): void {
			const error = report(reason, site);
			first ??= error;
			print("Uncaught (in promise) ", reason, error);
			log.addNamed(
				"unhandled-rejection",
				"error",
				(nameOf) =>
					`Unhandled rejection: ${textOf(error, entry)}${ofTask(", from", task, nameOf)}.${late.has(reason) ? "" : ` ${ADVICE["unhandled-rejection"]}`}`,
				error,
			);
			failed(error);
		},

		/** A rejection that was reported as unhandled has got a handler. */
		lateHandled(reason: unknown, task: TaskId | null): void {
			late.add(reason);
			const error = report(reason, siteNow());
			log.addNamed(
				"late-handled",
				"warning",
				(nameOf) =>
					`The rejection ${textOf(error, entry)}${ofTask(" of", task, nameOf)} was reported as unhandled, and found a handler only later. Attach the handler in the turn in which the work is started.`,
				siteNow() ?? error,
			);
		},
	};
}
