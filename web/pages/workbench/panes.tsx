import { type ReactNode, useId } from "react";
import { Group, Panel, Separator } from "react-resizable-panels";
import styles from "./panes.module.css";
import { useKeptLayout } from "./use-kept-layout";

type Props = {
	prose?: ReactNode;
	proseLabel?: string | undefined;
	editor: ReactNode;
	bar: ReactNode;
	scope: ReactNode;
	tab: Tab;
	onTab: (tab: Tab) => void;
};
/** The part that is shown where there is space for one only. */
export type Tab = "read" | "code" | "scope";
/** Wider windows show all parts at once. panes.module.css has the same width. */
export const NARROW = "(max-width: 900px)";

/**
 * Prose left, code top right, scope bottom right, with borders that can be dragged or moved by keyboard.
 * Below 900 px the same parts are tabs: nothing is mounted twice, so an editor keeps its state when the window changes.
 */
export function Panes({ prose, proseLabel = "Read", editor, bar, scope, tab, onTab: setTab }: Props) {
	const id = useId();
	const columns = useKeptLayout("columns");
	const rows = useKeptLayout("rows");
	const tabs: [Tab, string][] = [...(prose ? [["read", proseLabel] as [Tab, string]] : []), ["code", "Code"], ["scope", "Scope"]];

	const work = (
		<Group orientation="vertical" className={styles.rows} {...rows}>
			<Panel id="editor" className={styles.editor} defaultSize="46%" minSize="15%">
				{editor}
			</Panel>
			<Separator className={styles.horizontal} aria-label="Height of the code" />
			<Panel id="scope" className={styles.lower} minSize="25%">
				{bar}
				<div className={styles.scope}>{scope}</div>
			</Panel>
		</Group>
	);

	return (
		<div className={styles.panes} data-tab={tab} data-prose={prose ? true : undefined} id={id}>
			<div className={styles.tabs} role="tablist" aria-label="Parts of the page">
				{tabs.map(([name, label]) => (
					<button
						type="button"
						key={name}
						role="tab"
						aria-selected={tab === name}
						aria-controls={id}
						className={styles.tab}
						onClick={() => setTab(name)}
					>
						{label}
					</button>
				))}
			</div>
			{prose ? (
				<Group className={styles.columns} {...columns}>
					<Panel id="prose" className={styles.prose} defaultSize={400} minSize={280} groupResizeBehavior="preserve-pixel-size">
						{prose}
					</Panel>
					<Separator className={styles.vertical} aria-label="Width of the text" />
					<Panel id="work" className={styles.work} minSize="40%">
						{work}
					</Panel>
				</Group>
			) : (
				<div className={styles.alone}>{work}</div>
			)}
		</div>
	);
}
