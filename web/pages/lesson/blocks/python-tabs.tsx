import { useId, useState } from "react";
import styles from "./python-tabs.module.css";

/** The same idea in both languages. Without script both are shown, one below the other. */
export function PythonTabs({ python, typescript }: { python: string; typescript: string }) {
	const [tab, setTab] = useState<"python" | "typescript">("python");
	const id = useId();
	const tabs = [
		{ name: "python", label: "Python asyncio", html: python },
		{ name: "typescript", label: "TypeScript", html: typescript },
	] as const;
	return (
		<div className={styles.both}>
			<div role="tablist" aria-label="Language" className={styles.tabs} data-script>
				{tabs.map(({ name, label }) => (
					<button
						type="button"
						key={name}
						role="tab"
						id={`${id}-${name}`}
						aria-selected={tab === name}
						aria-controls={`${id}-${name}-panel`}
						className={styles.tab}
						onClick={() => setTab(name)}
					>
						{label}
					</button>
				))}
			</div>
			{tabs.map(({ name, html }) => (
				<div
					key={name}
					role="tabpanel"
					id={`${id}-${name}-panel`}
					aria-labelledby={`${id}-${name}`}
					data-step
					hidden={tab !== name}
					dangerouslySetInnerHTML={{ __html: html }}
				/>
			))}
		</div>
	);
}
