import type { ErrorReport, Site, TaskId } from "../../types";
import type { DiagnosticLog } from "./diagnostic-log";
import { textOf } from "./errors";

/**
 * Reports uncaught errors and unhandled rejections as they occur.
 * @param report turns a thrown value into an error report
 * @param siteNow the site that the running code has passed most recently
 */
export function createEscaped(
	log: DiagnosticLog,
	report: (thrown: unknown, site: Site | undefined) => ErrorReport,
	siteNow: () => Site | undefined,
) {
	const ofTask = (before: string, task: TaskId | null, nameOf: (task: TaskId) => string): string =>
		task === null ? "" : `${before} ${nameOf(task)}`;

	return {
		/** A callback of the event loop threw an error. */
		uncaught(thrown: unknown): void {
			const error = report(thrown, siteNow());
			const message = `Uncaught ${textOf(error)}. It was thrown in a callback of the event loop, where nothing can catch it.`;
			log.add("uncaught-error", "error", message, error);
		},

		/** A turn has ended, and a promise that was rejected in it has no handler. */
		unhandled(reason: unknown, task: TaskId | null): void {
			const error = report(reason, siteNow());
			log.addNamed(
				"unhandled-rejection",
				"error",
				(nameOf) =>
					`Unhandled rejection: ${textOf(error)}${ofTask(", from", task, nameOf)}. Nobody awaits this promise or catches its error. Await it inside try, or add .catch().`,
				error,
			);
		},

		/** A rejection that was reported as unhandled has got a handler. */
		lateHandled(reason: unknown, task: TaskId | null): void {
			const error = report(reason, siteNow());
			log.addNamed(
				"late-handled",
				"warning",
				(nameOf) =>
					`The rejection ${textOf(error)}${ofTask(" of", task, nameOf)} was reported as unhandled, and found a handler only later. Attach the handler in the turn in which the work is started.`,
				siteNow() ?? error,
			);
		},
	};
}
