import { memo, useState } from "react";
import { formatTime } from "../../../../engine/analysis";
import type { ConsoleLine } from "../../../../engine/types";
import { isLaidOut, type LogEntry, shortened } from "./log-entries";
import styles from "./log-lines.module.css";
import { ValueTree } from "./value-tree";

type Props = {
	entries: readonly LogEntry[];
	/** Number of the first entries that lie at or before the playhead. */
	upTo: number;
	/** Whether each line says where it was written, because the lines come from several files. */
	hasPlaces: boolean;
	onLine: (line: ConsoleLine) => void;
	onFold: (index: number) => void;
};

/** Some rows of the console. It is drawn again only when they change, or when the playhead passes one of them. */
export const LogLines = memo(function LogLines({ entries, upTo, hasPlaces, onLine, onFold }: Props) {
	return entries.map((entry, i) =>
		entry.kind === "gap" ? (
			<p key={`gap ${i}`} className={styles.gap}>
				… {entry.count.toLocaleString("en")} {entry.count === 1 ? "line" : "lines"} left out
			</p>
		) : (
			<LogLine
				key={entry.line.index}
				line={entry.line}
				isFolded={entry.isFolded}
				isLater={i >= upTo}
				hasPlace={hasPlaces}
				onLine={onLine}
				onFold={onFold}
			/>
		),
	);
});

type LineProps = Pick<Props, "onLine" | "onFold"> & { line: ConsoleLine; isFolded: boolean; isLater: boolean; hasPlace: boolean };

/** One line with its time. The whole row can be clicked; for the keyboard the time is a button. */
function LogLine({ line, isFolded, isLater, hasPlace, onLine, onFold }: LineProps) {
	const { opens, level, values } = line;
	return (
		<div className={styles.line} data-level={level} data-later={isLater || undefined} onClick={() => onLine(line)}>
			<button type="button" className={styles.time} title="Move the playhead here">
				{formatTime(line.at)}
			</button>
			<div className={styles.body}>
				{opens === undefined ? (
					<LogText text={line.text} />
				) : (
					<button
						type="button"
						className={styles.fold}
						aria-expanded={!isFolded}
						onClick={(event) => {
							event.stopPropagation();
							onFold(line.index);
						}}
					>
						<LogText text={line.text} />
					</button>
				)}
				{values !== undefined && <ValueTree rows={values} />}
			</div>
			{hasPlace && line.line > 0 && (
				<span className={styles.place}>
					{line.file ?? "main.ts"}:{line.line}
				</span>
			)}
		</div>
	);
}

/** The text of a line; of a long one the beginning, until the reader asks for more. */
function LogText({ text }: { text: string }) {
	const [isWhole, setWhole] = useState(false);
	const short = isWhole ? null : shortened(text);
	return (
		<>
			<span className={styles.text} data-laid-out={isLaidOut(text) || undefined}>
				{short === null ? text : short.start}
			</span>
			{short !== null && (
				<button
					type="button"
					className={styles.more}
					onClick={(event) => {
						event.stopPropagation();
						setWhole(true);
					}}
				>
					Show all{" "}
					{short.lines > 1 ? `${short.lines.toLocaleString("en")} lines` : `${text.length.toLocaleString("en")} characters`}
				</button>
			)}
		</>
	);
}
