import { lazy, Suspense } from "react";
import { framesText, pictureAt, progressAt, progressText, valuesAt, type When } from "../../../../engine/analysis";
import type { Picture, Shown } from "../../../../engine/types";
import panel from "../../../ui/panel.module.css";
import { PictureCanvas } from "./picture-canvas";
import { ValueTable } from "./value-table";
import styles from "./values.module.css";

const PlotChart = lazy(() => import("./plot-chart"));

/** Height of a chart in pixels, kept free until it is there. */
const CHART = 172;

/** What the program showed with `show`, `plot`, `picture` and `progress`, as it stood at the playhead. Loaded when a program shows something. */
export default function ValuesPanel({ shown, when }: { shown: Shown; when: When }) {
	const values = valuesAt(shown, when);
	const told = shown.progress === null ? null : progressAt(shown.progress, when);
	const isEmpty = values.length === 0 && shown.plots.length === 0 && shown.pictures.length === 0;
	return (
		<section className={panel.panel} aria-label="Values">
			<div className={panel.head}>
				<h2 className={panel.title}>Values</h2>
			</div>
			{told !== null && (
				<div className={panel.text}>
					<progress className={styles.bar} max={told.total || 1} value={told.total === 0 ? 1 : told.done} aria-label="Progress" />
					{progressText(told)}
				</div>
			)}
			{values.map((value) => (
				<ValueTable key={value.name} {...value} />
			))}
			{shown.plots.map((plot) => (
				<Suspense key={plot.name} fallback={<div style={{ height: CHART }} />}>
					<PlotChart plot={plot} when={when} />
				</Suspense>
			))}
			{shown.pictures.map((picture) => (
				<PictureAt key={picture.name} picture={picture} when={when} />
			))}
			{isEmpty && told === null && <p className={panel.text}>Nothing is shown yet at this instant.</p>}
		</section>
	);
}

function PictureAt({ picture, when }: { picture: Picture; when: When }) {
	return <PictureCanvas name={picture.name} picture={pictureAt(picture, when)} note={framesText(picture)} />;
}
