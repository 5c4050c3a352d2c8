import { DropdownMenu } from "radix-ui";
import { useState } from "react";
import type { Finished, RunStore } from "../../run/run-store";
import { useSignal } from "../../run/use-signal";
import type { TraceFormat } from "../../tools/save-trace";
import { usableWindow } from "../axis/plot";
import type { ScopeState } from "../scope-state";
import { readPalette } from "../timeline/draw/palette";
import type { Sheet } from "./draw-sheet";
import styles from "./save-menu.module.css";

const SCALE = 2;

const TRACES: { format: TraceFormat; label: string; hint: string; ending: string }[] = [
	{ format: "chrome", label: "Chrome trace", hint: "JSON, for chrome://tracing", ending: "trace.json" },
	{ format: "perfetto", label: "Perfetto trace", hint: "for ui.perfetto.dev", ending: "pftrace" },
	{ format: "tasks", label: "Tasks", hint: "CSV, a line a task", ending: "tasks.csv" },
	{ format: "series", label: "Counts over time", hint: "CSV", ending: "series.csv" },
];

/** Saves the run as a picture, as a trace for other tools, or as tables. */
export function SaveMenu({ store, scope }: { store: RunStore; scope: ScopeState }) {
	const { shown } = useSignal(store.state);
	const [problem, setProblem] = useState("");

	const attempt = async (what: () => Promise<void>): Promise<void> => {
		setProblem("");
		try {
			await what();
		} catch (error) {
			setProblem(`That did not work: ${error instanceof Error ? error.message : String(error)}`);
		}
	};
	const picture = (as: "svg" | "png" | "copy"): Promise<void> =>
		attempt(async () => {
			if (shown === null) return;
			const { pictureSvg, picturePng } = await import("./save-picture");
			const sheet = sheetOf(shown, scope);
			if (as === "svg") return download(pictureSvg(sheet), `${fileName()}.svg`);
			if (as === "png") return download(await picturePng(sheet), `${fileName()}.png`);
			await navigator.clipboard.write([new ClipboardItem({ "image/png": picturePng(sheet) })]);
		});
	const trace = (format: TraceFormat, ending: string): Promise<void> =>
		attempt(async () => {
			if (shown === null) return;
			const { tools } = await store.engine();
			download(await tools.save(shown.result.trace, format), `${fileName()}.${ending}`);
		});

	return (
		<>
			<DropdownMenu.Root>
				<DropdownMenu.Trigger data-part="save" disabled={shown === null} title="Save the picture, the trace or the numbers (s)">
					Save
				</DropdownMenu.Trigger>
				<DropdownMenu.Portal>
					<DropdownMenu.Content className={styles.menu} align="end" sideOffset={6} collisionPadding={8}>
						<DropdownMenu.Label className={styles.label}>Picture</DropdownMenu.Label>
						<Item label="SVG" hint="sharp at any size" onSelect={() => picture("svg")} />
						<Item label="PNG" hint="for a post" onSelect={() => picture("png")} />
						<Item label="Copy" hint="PNG to the clipboard" onSelect={() => picture("copy")} />
						<DropdownMenu.Label className={styles.label}>Trace and numbers</DropdownMenu.Label>
						{TRACES.map(({ format, label, hint, ending }) => (
							<Item key={format} label={label} hint={hint} onSelect={() => trace(format, ending)} />
						))}
					</DropdownMenu.Content>
				</DropdownMenu.Portal>
			</DropdownMenu.Root>
			{problem !== "" && (
				<span role="alert" className={styles.problem}>
					{problem}
				</span>
			)}
		</>
	);
}

function Item({ label, hint, onSelect }: { label: string; hint: string; onSelect: () => void }) {
	return (
		<DropdownMenu.Item className={styles.item} onSelect={onSelect}>
			<span>{label}</span>
			<span className={styles.hint}>{hint}</span>
		</DropdownMenu.Item>
	);
}

function sheetOf(shown: Finished, scope: ScopeState): Sheet {
	const { trace } = shown.result;
	return {
		shown,
		source: shown.view.drawing.read(),
		window: usableWindow(scope.window.get(), trace.end),
		lanesBy: scope.lanesBy.get(),
		tasksAs: scope.tasksAs.get(),
		title: document.title.replace(/ · Interleave$/, ""),
		link: location.href,
		palette: readPalette(),
		scale: SCALE,
	};
}

/** "gather-2": a file name made from the page's name. */
const fileName = (): string =>
	document.title
		.replace(/ · Interleave$/, "")
		.toLowerCase()
		.replace(/[^a-z0-9]+/g, "-")
		.replace(/^-|-$/g, "") || "interleave";

function download(blob: Blob, name: string): void {
	const address = URL.createObjectURL(blob);
	const link = document.createElement("a");
	link.href = address;
	link.download = name;
	link.click();
	// Most browsers have read the blob once the click has been handled; some take a moment longer.
	setTimeout(() => URL.revokeObjectURL(address), 10_000);
}
