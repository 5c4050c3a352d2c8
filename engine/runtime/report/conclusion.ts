import { taskNames } from "../../trace/task-names";
import { formatTime } from "../../trace/time-text";
import { waitingAtEnd, waitText } from "../../trace/waiting";
import { assertNever, type ErrorReport, type Outcome, type Program, type Trace, WAIT, waitReason } from "../../types";
import type { Core } from "../books/core";
import type { Promises } from "../promises/kit";
import { type DiagnosticLog, MOST_OF_A_KIND, type NameOfTask, type SourcePlace } from "./diagnostic-log";
import { textOf } from "./errors";
import { leakedPermits } from "./leaked-permits";
import type { Updates } from "./updates";

/** The parts of a finished run that its diagnostics are computed from. */
export type Ended = {
	program: Program;
	core: Core;
	kit: Promises;
	updates: Updates | null;
	trace: Trace;
	/** The place at which the program was when the run ended. */
	place: SourcePlace;
	/** The first error that nothing caught, which has been reported already. */
	escaped: ErrorReport | null;
	/** Main has ended without an error, and nothing is left to do. */
	isAtEnd: boolean;
};

/** Adds the diagnostics that are known only at the end of a run. */
export function conclude(ended: Ended, final: Outcome, log: DiagnosticLog): void {
	const { program, core, updates, trace, isAtEnd } = ended;
	const nameOf = taskNames(trace);
	log.name(nameOf);
	reportOutcome(ended, final, log);
	if (isAtEnd) {
		reportPending(ended, log);
		reportUnwanted(ended, nameOf, log);
	}
	if ((isAtEnd || final.kind === "deadlocked") && trace.truncatedAt === null)
		log.all.push(...leakedPermits(trace, core.resources, final.kind === "deadlocked").slice(0, MOST_OF_A_KIND));
	if (updates !== null) log.all.push(...updates.diagnostics(trace));
	log.addCounts(program.entry);
	if (trace.truncatedAt !== null) {
		const message = `The trace is full: from ${formatTime(trace.truncatedAt)} on it keeps counts only, no single events.`;
		log.add("trace-truncated", "hint", message, { file: program.entry, line: 0, column: 0 });
	}
}

function reportOutcome({ program, trace, place, escaped }: Ended, outcome: Outcome, log: DiagnosticLog): void {
	switch (outcome.kind) {
		case "completed":
		case "stopped":
			return;
		case "failed":
			if (outcome.error === escaped) return;
			log.add("uncaught-error", "error", `Uncaught ${textOf(outcome.error, program.entry)}.`, outcome.error);
			return;
		case "deadlocked": {
			const first = waitingAtEnd(trace)[0];
			log.add("deadlock", "error", outcome.message, program.sites[first?.site ?? 0] ?? place);
			return;
		}
		case "starved":
		case "out-of-memory":
		case "out-of-budget":
			log.add(outcome.kind, "error", outcome.message, place);
			return;
		default:
			assertNever(outcome, "outcome");
	}
}

/** Reports tasks that nothing can wake any more although the program has ended. */
function reportPending({ program, core, trace }: Ended, log: DiagnosticLog): void {
	if (trace.truncatedAt !== null || core.live === 0) return;
	for (const { task, functionSite, site, wait } of waitingAtEnd(trace)) {
		const { kind } = program.sites[functionSite] ?? {};
		// An operation that will never end, such as a promise whose timer was cleared, waits for nothing itself.
		if (kind === "generator" || (kind === "call" && waitReason(wait) === WAIT.promise)) continue;
		const place = program.sites[site] ?? program.sites[functionSite];
		if (place === undefined) continue;
		log.add(
			"pending-at-exit",
			"warning",
			`${taskNames(trace)(task)} was still waiting for ${waitText(trace, wait)} on line ${place.line} when the program ended. Nothing will wake it.`,
			place,
		);
	}
}

/** Reports calls that returned and were never awaited: one hint per place of such calls, or per function where the places are not known. */
function reportUnwanted({ program, kit }: Ended, nameOf: NameOfTask, log: DiagnosticLog): void {
	const byPlace = new Map<number, ReturnType<typeof kit.unwanted>>();
	for (const call of kit.unwanted()) byPlace.set(call.call || call.site, [...(byPlace.get(call.call || call.site) ?? []), call]);
	const all = program.modules.some(({ code, isPackage }) => isPackage !== true && /\bh\.library\b/.test(code))
		? "gather"
		: "Promise.all";
	const least = kit.hasMoreUnwanted() ? "at least " : "";
	for (const [site, calls] of byPlace) {
		const place = program.sites[site];
		const first = calls[0];
		if (place === undefined || first === undefined) continue;
		const count = `${least}${(calls.length - 1).toLocaleString("en-US")}`;
		const subject =
			calls.length > 1 ? `${nameOf(first.task)}, and ${count} more of its calls, were` : `${nameOf(first.task)} was`;
		const remedy = place.name === "forEach callback" ? FOR_EACH : `nobody asked for the result. Await it, or hand it to ${all}.`;
		// It happened when they were called, and not now.
		const diagnostic = log.add("never-awaited", "hint", `${subject} never awaited: ${remedy}`, place);
		if (diagnostic !== null) delete diagnostic.at;
	}
}

/** What to do about an async callback of `forEach`. */
const FOR_EACH =
	"forEach does not wait for what its callback returns. Write for (const … of …) with await in its body, or await Promise.all(….map(async …)).";
