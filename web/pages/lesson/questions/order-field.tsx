import { useRef, useState } from "react";
import type { Ask } from "../../../../lessons/question";
import button from "../../../ui/button.module.css";
import type { FieldProps } from "./field";
import styles from "./question.module.css";

type Props = FieldProps<number[]> & { ask: Extract<Ask, { kind: "order" }> };

/** The list with one item moved to another place. */
export function moved(list: readonly number[], from: number, to: number): number[] {
	const rest = list.filter((_, i) => i !== from);
	return [...rest.slice(0, to), list[from] as number, ...rest.slice(to)];
}

/** Lines to be put in order: dragged by their handle, or moved with their buttons. */
export function OrderField({ question, answer, grade, onAnswer, ask: { items } }: Props) {
	const [order, setOrder] = useState(() => answer ?? items.map((_, i) => i));
	const [dragged, setDragged] = useState<number | null>(null);
	const [said, setSaid] = useState("");
	const list = useRef<HTMLOListElement>(null);

	const move = (from: number, to: number): void => {
		if (to < 0 || to >= order.length || from === to) return;
		setOrder(moved(order, from, to));
		setSaid(`“${items[order[from] as number]?.text}” is in place ${to + 1} of ${order.length}.`);
	};
	const placeAt = (y: number): number => {
		const rows = [...(list.current?.children ?? [])];
		const at = rows.findIndex((row) => y < row.getBoundingClientRect().bottom);
		return at < 0 ? rows.length - 1 : at;
	};

	if (answer !== null)
		return (
			<div>
				<p className={styles.question} dangerouslySetInnerHTML={{ __html: question }} />
				<div className={styles.orders}>
					<Lines title="You said" order={answer} items={items} truth={grade?.truth ?? null} />
					{grade && <Lines title="The run" order={grade.truth} items={items} truth={null} />}
				</div>
			</div>
		);
	return (
		<div role="group" aria-label="Put in order">
			<p className={styles.question} dangerouslySetInnerHTML={{ __html: question }} />
			<ol className={styles.order} ref={list}>
				{order.map((item, place) => {
					const { html, text } = items[item] ?? { html: "", text: "" };
					return (
						<li key={item} className={styles.place} data-dragged={dragged === item || undefined}>
							<span
								className={styles.handle}
								aria-hidden="true"
								onPointerDown={(event) => {
									event.currentTarget.setPointerCapture(event.pointerId);
									setDragged(item);
								}}
								onPointerMove={(event) => dragged === item && move(place, placeAt(event.clientY))}
								onPointerUp={() => setDragged(null)}
								onPointerCancel={() => setDragged(null)}
							>
								⠿
							</span>
							<span className={styles.text} dangerouslySetInnerHTML={{ __html: html }} />
							<button
								type="button"
								className={styles.mover}
								disabled={place === 0}
								aria-label={`Move “${text}” up`}
								onClick={() => move(place, place - 1)}
							>
								↑
							</button>
							<button
								type="button"
								className={styles.mover}
								disabled={place === order.length - 1}
								aria-label={`Move “${text}” down`}
								onClick={() => move(place, place + 1)}
							>
								↓
							</button>
						</li>
					);
				})}
			</ol>
			<p className="visually-hidden" role="status">
				{said}
			</p>
			<button type="button" className={button.button} onClick={() => onAnswer(order)}>
				That is my answer
			</button>
		</div>
	);
}

type LinesProps = { title: string; order: number[]; items: Props["ask"]["items"]; truth: number[] | null };

/** An order as it was said or seen; places that differ from the truth are marked. */
function Lines({ title, order, items, truth }: LinesProps) {
	return (
		<div>
			<p className={styles.side}>{title}</p>
			<ol className={styles.said}>
				{order.map((item, place) => (
					<li key={item} data-answer={truth === null ? undefined : truth[place] === item ? "right" : "wrong"}>
						<span dangerouslySetInnerHTML={{ __html: items[item]?.html ?? "" }} />
						{truth !== null && truth[place] !== item && <span className={styles.verdict}> ✕</span>}
					</li>
				))}
			</ol>
		</div>
	);
}
