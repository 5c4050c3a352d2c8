import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import type { ConsoleLine, Trace } from "../../../../engine/types";
import type { Moment } from "../../../run/moment";
import { useSignal } from "../../../run/use-signal";
import styles from "./console-log.module.css";
import { entriesByRow, entriesUpTo, isOfSeveralFiles, logEntries, rowOfLine } from "./log-entries";
import { LogLines } from "./log-lines";

/** Rows drawn together. */
const CHUNK = 100;

type Props = {
	lines: ConsoleLine[];
	/** Number of lines that the run did not keep; null while it is in progress. */
	dropped: number | null;
	/** The rows of the run, by which a line is before or after the playhead; null while it is in progress. */
	trace: Trace | null;
	moment: Moment;
	/** True before the first run, when an empty console has no meaning. */
	isIdle: boolean;
	/** True if an uncaught error ends the run, as in Node. */
	asInNode: boolean;
	onAsInNode: (asInNode: boolean) => void;
};

/** The program's output, each line with its virtual time. A click moves the playhead there. */
export function ConsoleLog({ lines, dropped, trace, moment, isIdle, asInNode, onAsInNode }: Props) {
	const at = useSignal(moment.at);
	const rows = useSignal(moment.rows);
	const [toggled, setToggled] = useState<ReadonlySet<number>>(new Set());
	const entries = useMemo(
		() => logEntries(lines, toggled, dropped === null ? null : lines.length + dropped),
		[lines, toggled, dropped],
	);
	const chunks = useMemo(
		() => Array.from({ length: Math.ceil(entries.length / CHUNK) }, (_, i) => entries.slice(i * CHUNK, (i + 1) * CHUNK)),
		[entries],
	);
	const [drawn, setDrawn] = useState(1);
	const upTo = useMemo(
		() => (trace === null || rows === null ? entriesUpTo(entries, at) : entriesByRow(entries, trace, rows)),
		[entries, trace, at, rows],
	);
	const onLine = useCallback(
		(line: ConsoleLine): void => {
			const row = trace === null ? -1 : rowOfLine(trace, line.index);
			if (trace === null || row === -1) moment.at.set(line.at);
			else moment.goToRow(trace, row + 1);
		},
		[moment, trace],
	);
	const onFold = useCallback(
		(index: number) =>
			setToggled((before) => {
				const next = new Set(before);
				if (!next.delete(index)) next.add(index);
				return next;
			}),
		[],
	);
	const hasPlaces = useMemo(() => isOfSeveralFiles(lines), [lines]);
	const rest = entries.length - drawn * CHUNK;
	return (
		<section className={styles.console}>
			<div className={styles.head}>
				<h2 className={styles.heading}>Console</h2>
				<label
					className={styles.option}
					title="As in Node, an uncaught error ends the run. As in a browser, the run goes on, and fails at its end"
				>
					<input type="checkbox" checked={asInNode} onChange={(event) => onAsInNode(event.target.checked)} />
					as in Node
				</label>
			</div>
			<div role="log" aria-label="Console" className={styles.lines}>
				{chunks.slice(0, drawn).map((chunk, i) => (
					// Chunks are never reordered, so their index is their key.
					<LogLines
						key={i}
						entries={chunk}
						upTo={Math.max(0, Math.min(chunk.length, upTo - i * CHUNK))}
						hasPlaces={hasPlaces}
						onLine={onLine}
						onFold={onFold}
					/>
				))}
				{rest > 0 && <More count={rest} onMore={() => setDrawn(drawn * 2)} />}
			</div>
			{lines.length === 0 && !isIdle && <p className={styles.none}>Nothing was printed.</p>}
		</section>
	);
}

/** The end of what is drawn. It draws more when it comes into view. */
function More({ count, onMore }: { count: number; onMore: () => void }) {
	const end = useRef<HTMLButtonElement>(null);
	useEffect(() => {
		const observer = new IntersectionObserver((seen) => {
			if (seen.some(({ isIntersecting }) => isIntersecting)) onMore();
		});
		if (end.current) observer.observe(end.current);
		return () => observer.disconnect();
	}, [onMore]);
	return (
		<button ref={end} type="button" className={styles.more} onClick={onMore}>
			{count.toLocaleString("en")} more {count === 1 ? "line" : "lines"}
		</button>
	);
}
