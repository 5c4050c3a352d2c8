import type { Diagnostic, TaskId, VirtualMs } from "../../types";

/** Where a diagnostic points. */
export type SourcePlace = { file: string; line: number; column: number };
export type NameOfTask = (task: TaskId) => string;

/** Most diagnostics of one kind that are kept. Further ones are counted, and one more diagnostic gives the count. */
export const MOST_OF_A_KIND = 100;

/** The diagnostics of one run, in the order in which they were added. */
export class DiagnosticLog {
	readonly all: Diagnostic[] = [];
	readonly #kept = new Map<Diagnostic["kind"], number>();
	readonly #dropped = new Map<Diagnostic["kind"], number>();
	/** Diagnostics that need names of tasks, which are known only at the end. */
	readonly #unnamed: ((nameOf: NameOfTask) => void)[] = [];
	readonly #now: () => VirtualMs;

	/** @param now the virtual clock */
	constructor(now: () => VirtualMs) {
		this.#now = now;
	}

	/** Adds a diagnostic about what happens now. @returns the diagnostic, or null when there are enough of its kind */
	add(kind: Diagnostic["kind"], severity: Diagnostic["severity"], message: string, place: SourcePlace): Diagnostic | null {
		const kept = this.#kept.get(kind) ?? 0;
		if (kept >= MOST_OF_A_KIND) {
			this.#dropped.set(kind, (this.#dropped.get(kind) ?? 0) + 1);
			return null;
		}
		this.#kept.set(kind, kept + 1);
		const { file, line, column } = place;
		const diagnostic: Diagnostic = { kind, severity, message, file, line, column, at: this.#now() };
		this.all.push(diagnostic);
		return diagnostic;
	}

	/** Adds a diagnostic unless there is one with the same message at the same line. */
	addOnce(...[kind, severity, message, place]: Parameters<DiagnosticLog["add"]>): void {
		if (!this.all.some((one) => one.message === message && one.line === place.line && one.file === place.file))
			this.add(kind, severity, message, place);
	}

	/** Adds a diagnostic that names a task; the name is known only at the end. */
	addNamed(
		kind: Diagnostic["kind"],
		severity: Diagnostic["severity"],
		message: (nameOf: NameOfTask) => string,
		place: SourcePlace,
	): void {
		const diagnostic = this.add(kind, severity, "", place);
		if (diagnostic === null) return;
		this.#unnamed.push((nameOf) => {
			diagnostic.message = message(nameOf);
		});
	}

	/** Completes the diagnostics that need names of tasks. */
	name(nameOf: NameOfTask): void {
		for (const finish of this.#unnamed) finish(nameOf);
	}

	/** Adds how many of each kind were left out. @param file the file that these diagnostics point at */
	addCounts(file: string): void {
		for (const [kind, count] of this.#dropped) {
			const message = `${count.toLocaleString("en-US")} more like this.`;
			this.all.push({ kind, severity: "warning", message, file, line: 0, column: 0 });
		}
	}
}
