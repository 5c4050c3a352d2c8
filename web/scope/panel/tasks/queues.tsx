import { useDeferredValue, useMemo } from "react";
import { formatCount, formatTime, queuesAt } from "../../../../engine/analysis";
import type { ArmedTimer, QueuedJob, Trace } from "../../../../engine/types";
import type { Look, LookState } from "../../../run/look";
import styles from "./queues.module.css";

/** Most entries shown of each queue. */
const MOST = 12;

const WHAT: Record<QueuedJob["what"], string> = {
	resume: "goes on",
	// oxlint-disable-next-line unicorn/no-thenable -- a word, and no method
	then: "then callback",
	microtask: "queueMicrotask",
	follow: "promise follows another",
	library: "library",
};

type Props = { trace: Trace; state: LookState; look: Look; run: number; at: number; rows: number };

/**
 * The queues of the event loop at the playhead: microtasks in order, timers that are due, later timers. At first what the rows show; after the run
 * has been replayed up to here, also callbacks of promises.
 */
export function QueuesPanel({ trace, state, look, run, at, rows }: Props) {
	// Deferred: in a fast drag this may lag a frame behind; the playhead may not.
	const calm = useDeferredValue(rows);
	const told = useMemo(() => queuesAt(trace, calm), [trace, calm]);
	const isFound = state.kind === "found" && state.run === run && state.rows === rows;
	const found = isFound ? state.found : { ...told, jobCount: told.jobs.length, timerCount: told.timers.length };
	const due = found.timers.filter((timer) => timer.at <= at);
	const later = found.timers.filter((timer) => timer.at > at);
	const jobs = found.jobs.map((job) => ({ name: job.name || WHAT[job.what], detail: job.name ? WHAT[job.what] : "" }));
	return (
		<section aria-label="Queues of the event loop" className={styles.queues}>
			<h2 className={styles.heading}>Event loop</h2>
			<Queue title="Microtasks" count={found.jobCount} items={jobs} />
			{due.length > 0 && <Queue title="Timers due" count={due.length} items={due.map(timerItem)} />}
			<Queue title="Timers armed" count={found.timerCount - due.length} items={later.map(timerItem)} />
			{state.kind === "on-demand" && (
				<p className={styles.none}>
					The run was long.{" "}
					<button type="button" className={styles.ask} onClick={() => look.at(rows, true)}>
						Run it again up to here
					</button>{" "}
					to see variables and callbacks of promises.
				</p>
			)}
			{state.kind === "failed" && <p className={styles.none}>{state.message}</p>}
		</section>
	);
}

const timerItem = ({ at, kind, name, line }: ArmedTimer): Item => ({
	name: kind === "callback" ? `callback of ${name || "main"}` : name || "operation",
	detail: `${formatTime(at)}${line > 0 ? ` · ${line}` : ""}`,
});

type Item = { name: string; detail: string };

function Queue({ title, count, items }: { title: string; count: number; items: Item[] }) {
	const shown = items.slice(0, MOST);
	return (
		<div className={styles.queue}>
			<h3 className={styles.title}>
				{title} <span className={styles.count}>{formatCount(count)}</span>
			</h3>
			{shown.length > 0 && (
				<ol className={styles.list}>
					{shown.map(({ name, detail }, i) => (
						// The index is the position in the queue, and so the identity of a row.
						<li key={i} className={styles.item}>
							<span className={styles.name}>{name}</span>
							<span className={styles.detail}>{detail}</span>
						</li>
					))}
				</ol>
			)}
			{count > shown.length && <p className={styles.none}>and {formatCount(count - shown.length)} more</p>}
		</div>
	);
}
