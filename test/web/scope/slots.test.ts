import fc from "fast-check";
import { expect, test } from "vitest";
import { assignSlots } from "../../../web/scope/panel/tasks/use-slots";

test("rows of a list keep their places while they last, and no two share one; no more places are used than needed", () => {
	const list = fc.uniqueArray(fc.nat(30), { maxLength: 12 });
	fc.assert(
		fc.property(fc.array(list, { minLength: 1, maxLength: 8 }), (lists) => {
			let before = new Map<number, number>();
			let longest = 0;
			for (const ids of lists) {
				const slots = assignSlots(before, ids);
				longest = Math.max(longest, ids.length);
				expect([...slots.keys()]).toEqual(ids);
				expect(new Set(slots.values()).size).toBe(ids.length);
				expect(Math.max(-1, ...slots.values())).toBeLessThan(longest);
				for (const id of ids) if (before.has(id)) expect(slots.get(id)).toBe(before.get(id));
				before = slots;
			}
		}),
	);
});

test("new rows take the places of those that went", () => {
	expect(
		assignSlots(
			new Map([
				[1, 0],
				[2, 1],
				[3, 2],
			]),
			[7, 2, 8],
		),
	).toEqual(
		new Map([
			[7, 0],
			[2, 1],
			[8, 2],
		]),
	);
});
