import type { LibraryApi } from "../../runtime/library-api";
import { takeApart } from "../../runtime/values/take-apart";
import { SHOWN } from "../../types";
import { Named } from "../parts/names";
import { sharing, Versions, type Weighed, weightOf } from "../parts/versions";

/** Shows a value beside the charts, as it is at this instant. It stands until the next call with the same name. */
export const createShow = ({ shown, inspect, now, rows, occupy }: LibraryApi) => {
	const all = new Named<Weighed>("show");
	const versions = new Versions(() => all.values());

	return function show(name: string, value: unknown): void {
		const kept = all.get(name, () => versions.begin(name, shown()));
		const { version, isNew } = sharing(takeApart(value, inspect), kept.entries.version.at(-1));
		if (!isNew) return;
		// What a page would hold to show it: two bytes a character.
		const bytes = 2 * weightOf(version.rows);
		occupy(bytes - kept.bytes);
		kept.bytes = bytes;
		const { now: row, most } = rows();
		versions.add(kept, now(), row, version, Math.max(2, Math.min(SHOWN.versions, most)));
	};
};
