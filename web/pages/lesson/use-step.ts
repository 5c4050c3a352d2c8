import { useCallback, useEffect, useState } from "react";
import type { Lesson, Step } from "../../../lessons/content";

const indexOf = (lesson: Lesson): number => {
	const at = lesson.content.findIndex((step) => `#${step.folder}` === location.hash);
	return at < 0 ? 0 : at;
};

/** The current step, kept in the URL's hash, so that it can be linked and the browser's Back works. */
export function useStep(lesson: Lesson): { index: number; step: Step; go: (index: number) => void } {
	// The prerendered page shows the first step.
	const [index, setIndex] = useState(0);
	useEffect(() => {
		const read = (): void => setIndex(indexOf(lesson));
		read();
		addEventListener("hashchange", read);
		return () => removeEventListener("hashchange", read);
	}, [lesson]);
	const go = useCallback(
		(to: number): void => {
			const target = lesson.content[to];
			if (target) location.hash = target.folder;
		},
		[lesson],
	);
	const step = lesson.content[index];
	if (!step) throw new Error(`Lesson ${lesson.slug} has no step ${index}.`);
	return { index, step, go };
}
