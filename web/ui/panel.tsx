import { type ReactNode, useEffect, useRef } from "react";
import styles from "./panel.module.css";

/** A part of the side panel that can be closed. */
export function Panel({ title, onClose, children }: { title: string; onClose?: () => void; children: ReactNode }) {
	const place = useRef<HTMLElement>(null);
	// Scroll a newly opened panel into view.
	useEffect(() => {
		// Newer browsers return a promise, which React would take for a clean-up function.
		// oxlint-disable-next-line typescript/no-meaningless-void-operator -- the types do not know of it yet
		void place.current?.scrollIntoView({ block: "nearest" });
	}, []);
	return (
		<section className={styles.panel} aria-label={title} ref={place}>
			<div className={styles.head}>
				<h2 className={styles.title}>{title}</h2>
				{onClose && (
					<button type="button" className={styles.close} aria-label={`Close: ${title}`} title="Close" onClick={onClose}>
						×
					</button>
				)}
			</div>
			{children}
		</section>
	);
}
