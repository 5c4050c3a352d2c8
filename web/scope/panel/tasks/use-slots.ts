import { useRef } from "react";

/**
 * React keys for the rows of a list that changes often. An item that stays keeps its key; a new item gets a key that has become free. So elements
 * are reused with another text instead of being removed and created, which in a fast drag took half of each frame.
 * @param ids the listed items, each once
 */
export function useSlots(ids: readonly number[]): number[] {
	const last = useRef<ReadonlyMap<number, number>>(new Map());
	const slots = assignSlots(last.current, ids);
	last.current = slots;
	return ids.map((id) => slots.get(id) as number);
}

/** The slot of each id: its previous one, else the lowest free one. */
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
