import { useRef } from "react";

/**
 * A key for each row of a list that is replaced again and again: what stays in the list keeps its key, and what is new takes one that has
 * become free. So rows are given other words instead of being taken out and built anew, which in a fast drag cost half of each frame.
 * @param ids what is listed, each once
 */
export function useSlots(ids: readonly number[]): number[] {
	const last = useRef<ReadonlyMap<number, number>>(new Map());
	const slots = assignSlots(last.current, ids);
	last.current = slots;
	return ids.map((id) => slots.get(id) as number);
}

/** The slot of each id: the one it had, else the lowest that is free. */
export function assignSlots(before: ReadonlyMap<number, number>, ids: readonly number[]): Map<number, number> {
	const taken = new Set<number>();
	for (const id of ids) {
		const slot = before.get(id);
		if (slot !== undefined) taken.add(slot);
	}
	const slots = new Map<number, number>();
	let free = 0;
	for (const id of ids) {
		const known = before.get(id);
		if (known !== undefined) {
			slots.set(id, known);
			continue;
		}
		while (taken.has(free)) free++;
		slots.set(id, free++);
	}
	return slots;
}
