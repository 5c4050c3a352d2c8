import { formatTime, leftOutText, type ValueAt } from "../../../../engine/analysis";
import panel from "../../../ui/panel.module.css";
import styles from "./values.module.css";

/** A value with its name: one line, or a list or table that scrolls. Cells that the last call has changed are marked. */
export function ValueTable({ name, value, since, changed }: ValueAt) {
	const { form, columns, rows } = value;
	const rest = leftOutText(value);
	const cell = (row: number, column: number): React.ReactNode => {
		const text = rows[row]?.[column] ?? "";
		return changed.has(`${row},${column}`) ? <Changed text={text} /> : text;
	};
	const title = (
		<>
			<span className={styles.name}>{name}</span> <span className={styles.since}>since {formatTime(since)}</span>
		</>
	);
	if (form === "line")
		return (
			<p className={styles.value}>
				{title}
				<span className={styles.line}>{cell(0, 0)}</span>
			</p>
		);
	return (
		<div className={styles.value}>
			<div className={styles.scroll} tabIndex={0} role="group" aria-label={name}>
				<table className={styles.table}>
					<caption className={styles.caption}>{title}</caption>
					{form === "table" && (
						<thead>
							<tr>
								<th scope="col">
									<span className="visually-hidden">key</span>
								</th>
								{columns.map((column) => (
									<th key={column} scope="col">
										{column}
									</th>
								))}
							</tr>
						</thead>
					)}
					<tbody>
						{rows.map((cells, row) => (
							<tr key={row}>
								{cells.map((_, column) =>
									column === 0 ? (
										<th key={column} scope="row">
											{cell(row, column)}
										</th>
									) : (
										<td key={column}>{cell(row, column)}</td>
									),
								)}
							</tr>
						))}
					</tbody>
				</table>
				{rows.length === 0 && <p className={panel.text}>empty</p>}
			</div>
			{rest !== "" && <p className={panel.text}>{rest}</p>}
		</div>
	);
}

/** A changed cell: underlined and bold, and named for screen readers. */
function Changed({ text }: { text: string }) {
	return (
		<mark className={styles.changed}>
			{text === "" ? "\u00a0" : text}
			<span className="visually-hidden"> changed</span>
		</mark>
	);
}
