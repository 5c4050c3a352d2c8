import { Dialog } from "radix-ui";
import type { ScopeState } from "../scope-state";
import styles from "./help-sheet.module.css";
import { KEYS, type KeyBinding } from "./keys";

/** Keys that other components handle; they are listed, too. */
const ELSEWHERE: Pick<KeyBinding, "keys" | "does">[] = [
	{ keys: ["Ctrl+Enter"], does: "Run the program, from the editor" },
	{ keys: ["Escape, Tab"], does: "Leave the editor" },
	{ keys: ["ArrowLeft", "ArrowRight"], does: "Move the playhead, on its handle; with Shift by a tenth of that" },
	{ keys: ["Ctrl+wheel"], does: "Zoom around the pointer; two fingers do the same" },
	{ keys: ["Shift+wheel"], does: "Move the window" },
];

const GROUPS: { title: string; keys: Pick<KeyBinding, "keys" | "does">[] }[] = [
	{ title: "Anywhere in the scope", keys: KEYS.filter(({ where }) => where === "scope") },
	{ title: "In the timeline", keys: KEYS.filter(({ where }) => where === "timeline") },
	{ title: "Elsewhere", keys: ELSEWHERE },
];

const NAMES: Record<string, string> = { ArrowLeft: "←", ArrowRight: "→", ArrowUp: "↑", ArrowDown: "↓", " ": "Space", "-": "−" };
const shown = (key: string): string => {
	const at = key.lastIndexOf("+", key.length - 2) + 1;
	return key.slice(0, at) + (NAMES[key.slice(at)] ?? key.slice(at));
};

/** The help sheet: all keys, from the table that the handler uses, and those handled elsewhere. */
export default function HelpSheet({ scope }: { scope: ScopeState }) {
	return (
		<Dialog.Root open onOpenChange={scope.isHelpOpen.set}>
			<Dialog.Portal>
				<Dialog.Overlay className={styles.overlay} />
				<Dialog.Content className={styles.sheet} aria-describedby={undefined}>
					<div className={styles.head}>
						<Dialog.Title className={styles.title}>Keys</Dialog.Title>
						<Dialog.Close className={styles.close} aria-label="Close">
							×
						</Dialog.Close>
					</div>
					<div className={styles.groups} tabIndex={0} role="group" aria-label="List of keys">
						{GROUPS.map(({ title, keys }) => (
							<section key={title} className={styles.group} aria-label={title}>
								<h3 className={styles.heading}>{title}</h3>
								<dl className={styles.list}>
									{keys.map((binding) => (
										<div key={binding.does} className={styles.line}>
											<dt className={styles.keys}>
												{binding.keys.map((key) => (
													<kbd key={key}>{shown(key)}</kbd>
												))}
											</dt>
											<dd className={styles.does}>{binding.does}</dd>
										</div>
									))}
								</dl>
							</section>
						))}
					</div>
				</Dialog.Content>
			</Dialog.Portal>
		</Dialog.Root>
	);
}
