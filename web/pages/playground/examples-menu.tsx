import { useId, useRef } from "react";
import { EXAMPLE_PROGRAMS } from "../../../lessons/examples";
import button from "../../ui/button.module.css";
import styles from "./examples-menu.module.css";

const TOPICS: Record<string, string> = { order: "What comes when", limits: "Limits and queues", failures: "What goes wrong" };

/** A button that opens the list of example programs. Choosing one closes it. */
export function ExamplesMenu({ onChoose }: { onChoose: (program: string) => void }) {
	const id = useId();
	const sheet = useRef<HTMLDivElement>(null);
	return (
		<>
			<button type="button" className={button.button} popoverTarget={id}>
				Examples
			</button>
			<div id={id} ref={sheet} popover="auto" className={styles.sheet} role="group" aria-label="Examples">
				{EXAMPLE_PROGRAMS.map(({ topic, programs }) => (
					<section key={topic} className={styles.topic} aria-labelledby={`${id}-${topic}`}>
						<h2 id={`${id}-${topic}`} className={styles.heading}>
							{TOPICS[topic]}
						</h2>
						<ul className={styles.list}>
							{programs.map(({ title, source }) => (
								<li key={title}>
									<button
										type="button"
										className={styles.item}
										onClick={() => {
											sheet.current?.hidePopover();
											onChoose(source);
										}}
									>
										{title}
									</button>
								</li>
							))}
						</ul>
					</section>
				))}
			</div>
		</>
	);
}
