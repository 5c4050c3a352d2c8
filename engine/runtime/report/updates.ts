import { lineText } from "../../trace/place-words";
import { taskNames } from "../../trace/task-names";
import type { Diagnostic, Place, TaskId, Trace, VirtualMs } from "../../types";
import type { Core } from "../books/core";

/** A write: by which task, where, and the version that it gave its cell. */
type Write = Place & { task: TaskId; version: number };

/** The recent writes of a variable or of a property of one object. */
class Cell {
	version = 0;
	last: Write | null = null;
	/** The last write by a task other than that of `last`. */
	other: Write | null = null;

	constructor(readonly name: string) {}

	write(task: TaskId, file: string, line: number): void {
		const version = ++this.version;
		const { last } = this;
		if (last !== null && last.task === task) {
			last.version = version;
			last.file = file;
			last.line = line;
			return;
		}
		this.other = last;
		this.last = { task, version, file, line };
	}

	/** The last write by a task other than `task`. */
	lastOfOthers(task: TaskId): Write | null {
		return this.last !== null && this.last.task !== task ? this.last : this.other;
	}
}

type Lost = Place & {
	name: string;
	column: number;
	task: TaskId;
	readLine: number;
	other: Write;
	count: number;
	/** When it happened first. */
	at: VirtualMs;
};

/** Most cells that one call remembers having read. Only loops read more, and they write soon after. */
const MOST_SEEN = 64;
/** Most places that are reported. */
const MOST_LOST = 100;

/**
 * Lost updates of a run: a task writes a value derived from one that another task has replaced since. Lowered code reports its reads and writes, but
 * only of variables and properties that the compiler found to be read, then written after an await, in one function (`compiler/updates/`).
 */
export function createUpdates(core: Core) {
	/** Cells of properties that a watched call has read. Writes to other properties are ignored. */
	const ofObject = new WeakMap<object, Map<PropertyKey, Cell>>();
	const lost = new Map<string, Lost>();

	function cellOf(object: unknown, key: unknown): Cell | undefined {
		return isHolder(object) ? ofObject.get(object)?.get(key as PropertyKey) : undefined;
	}

	/** What one call of an async function has read, and at which version. It is freed with the call. */
	class Frame {
		readonly #seen = new Map<Cell, { version: number; line: number }>();

		constructor(readonly file: string) {}

		saw(cell: Cell, line: number): void {
			const { version } = cell;
			const known = this.#seen.get(cell);
			if (known !== undefined) {
				known.version = version;
				known.line = line;
				return;
			}
			this.#seen.set(cell, { version, line });
			if (this.#seen.size > MOST_SEEN) for (const oldest of this.#seen.keys()) return void this.#seen.delete(oldest);
		}

		/** Records that a property of `object` is read next. @returns `object` */
		sawOf<T>(object: T, key: unknown, line: number): T {
			if (isHolder(object) && isKey(key)) {
				let cells = ofObject.get(object);
				if (cells === undefined) {
					cells = new Map();
					ofObject.set(object, cells);
				}
				let cell = cells.get(key);
				if (cell === undefined) {
					cell = new Cell("");
					cells.set(key, cell);
				}
				this.saw(cell, line);
			}
			return object;
		}

		/** A write of a value that is not derived from a read: nothing is lost. */
		set<T>(cell: Cell, line: number, value: T): T {
			cell.write(core.current, this.file, line);
			if (this.#seen.has(cell)) this.saw(cell, line);
			return value;
		}

		setOf<T>(object: unknown, key: unknown, line: number, value: T): T {
			const cell = cellOf(object, key);
			return cell === undefined ? value : this.set(cell, line, value);
		}

		/** A write of a value derived from a read; called right before the assignment. @returns the value */
		wrote<T>(cell: Cell, line: number, column: number, value: T): T {
			this.#check(cell, cell.name, line, column);
			return this.set(cell, line, value);
		}

		wroteOf<T>(object: unknown, key: unknown, name: string, line: number, column: number, value: T): T {
			return this.changed(value, object, key, name, line, column);
		}

		/** The same for a property; called after the write, because the object is known only then. */
		changed<T>(value: T, object: unknown, key: unknown, name: string, line: number, column: number): T {
			const cell = cellOf(object, key);
			if (cell === undefined) return value;
			this.#check(cell, name, line, column);
			return this.set(cell, line, value);
		}

		#check(cell: Cell, name: string, line: number, column: number): void {
			const seen = this.#seen.get(cell);
			if (seen === undefined) return;
			const other = cell.lastOfOthers(core.current);
			if (other === null || other.version <= seen.version) return;
			const key = `${this.file}:${line}:${column}`;
			const known = lost.get(key);
			if (known !== undefined) known.count++;
			else if (lost.size < MOST_LOST)
				lost.set(key, {
					name,
					file: this.file,
					line,
					column,
					task: core.current,
					readLine: seen.line,
					other: { ...other },
					count: 1,
					at: core.now,
				});
		}
	}

	return {
		/** The functions that the lowered code of one module calls. */
		of: (file: string) => ({
			cell: (name: string): Cell => new Cell(name),
			frame: (): Frame => new Frame(file),
			/** A write by code that does not await between read and write. */
			note<T>(cell: Cell, line: number, value: T): T {
				cell.write(core.current, file, line);
				return value;
			},
			noteOf<T>(object: unknown, key: unknown, line: number, value: T): T {
				cellOf(object, key)?.write(core.current, file, line);
				return value;
			},
			/** Records that a property of `object` is written next. @returns `object` */
			touch<T>(object: T, key: unknown, line: number): T {
				cellOf(object, key)?.write(core.current, file, line);
				return object;
			},
		}),

		/** One warning for each place that overwrote another task's write. */
		diagnostics(trace: Trace): Diagnostic[] {
			const nameOf = taskNames(trace);
			const entry = trace.sites[1]?.file ?? "";
			return [...lost.values()].map(({ name, file, line, column, task, readLine, other, count, at }) => {
				const wrote = readLine === line ? "wrote it there after an await" : `wrote it on ${lineText({ file, line }, entry)}`;
				const more = count > 1 ? ` This happened ${count.toLocaleString("en-US")} times.` : "";
				const message = `${nameOf(task)} read ${name} on ${lineText({ file, line: readLine }, entry)} and ${wrote}, but ${nameOf(other.task)} had written it in between, on ${lineText(other, entry)}: that update is lost. Read it after the await, or hold a Lock from the read to the write.${more}`;
				return { kind: "lost-update", severity: "warning", message, file, line, column, at };
			});
		},
	};
}

function isHolder(value: unknown): value is object {
	return (typeof value === "object" && value !== null) || typeof value === "function";
}

const isKey = (key: unknown): key is PropertyKey => typeof key === "string" || typeof key === "number" || typeof key === "symbol";
export type Updates = ReturnType<typeof createUpdates>;
