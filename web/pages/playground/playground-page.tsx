import { useEffect, useState } from "react";
import starter from "../../../lessons/samples/playground.ts?code";
import { SiteFooter } from "../../ui/site/site-footer";
import { SiteHeader } from "../../ui/site/site-header";
import page from "../workbench/page.module.css";
import { useRunStore } from "../workbench/use-run-store";
import { Workbench } from "../workbench/workbench";
import { ExamplesMenu } from "./examples-menu";

/** The playground: a workbench without a lesson, with a small program and others to choose. */
export function PlaygroundPage() {
	const store = useRunStore();
	const [placed, setPlaced] = useState<{ program: string } | null>(null);

	useEffect(() => {
		const name = /^#try=(\w+)$/.exec(location.hash)?.[1];
		if (name === undefined) return;
		// Once: after a reload the learner's own text is there again.
		history.replaceState(null, "", location.pathname + location.search);
		void import("virtual:interleave/api").then(({ entries }) => {
			const example = entries.find((entry) => entry.name === name)?.example;
			if (example) setPlaced({ program: example.source });
		});
	}, []);

	return (
		<div className={page.page}>
			<SiteHeader actions={<ExamplesMenu onChoose={(program) => setPlaced({ program })} />}>
				<h1 style={{ fontSize: 14, fontWeight: 600, color: "var(--ink)" }}>Playground</h1>
			</SiteHeader>
			<main style={{ display: "flex", flex: 1, minHeight: 0 }}>
				<Workbench place="playground" start={starter.source} store={store} placed={placed} />
			</main>
			<SiteFooter />
		</div>
	);
}
