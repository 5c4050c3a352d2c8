import { afterEach, expect, test, vi } from "vitest";
import { put, readDraft, undone, writeDraft } from "../../../web/pages/workbench/draft";

function storage(limit = Number.POSITIVE_INFINITY) {
	const kept = new Map<string, string>();
	return {
		kept,
		getItem: (key: string) => kept.get(key) ?? null,
		setItem: (key: string, value: string) => {
			if (value.length > limit) throw new DOMException("full", "QuotaExceededError");
			kept.set(key, value);
		},
		removeItem: (key: string) => void kept.delete(key),
	};
}
afterEach(() => void vi.unstubAllGlobals());

test("a draft comes back as it was", () => {
	vi.stubGlobal("localStorage", storage());
	expect(writeDraft("a", { text: "mine", before: null })).toBe(true);
	expect(readDraft("a")).toEqual({ text: "mine", before: null });
	expect(readDraft("b")).toEqual({ text: null, before: null });
});

test("an empty draft leaves nothing behind", () => {
	const place = storage();
	vi.stubGlobal("localStorage", place);
	writeDraft("c", { text: "mine", before: null });
	writeDraft("c", { text: null, before: null });
	expect(place.kept.size).toBe(0);
});

test("where storage is full or blocked the draft lives on in memory, and that is said", () => {
	vi.stubGlobal("localStorage", storage(5));
	expect(writeDraft("d", { text: "a longer text", before: null })).toBe(false);
	expect(readDraft("d").text).toBe("a longer text");
});

test("something else under the key counts as no draft", () => {
	const place = storage();
	vi.stubGlobal("localStorage", place);
	for (const text of ["{", "3", '{"text":1,"before":null}', "null"]) {
		place.kept.set("interleave.draft.e", text);
		expect(readDraft("e")).toEqual({ text: null, before: null });
	}
});

test("a program that takes the place of another keeps it until it is changed itself", () => {
	const mine = { text: "mine", before: null };
	const example = put(mine, "example");
	expect(example.text).toBe("example");
	expect(undone(example)).toEqual(mine);
	expect(undone({ ...example, text: "example, changed" })).toBeNull();
	expect(undone(put(mine, null))).toEqual(mine);
});

test("of several programs in a row the last that was written is kept", () => {
	const mine = { text: "mine", before: null };
	expect(undone(put(put(mine, "a"), "b"))).toEqual(mine);
	expect(undone(put(put(mine, "a"), null))).toEqual(mine);
	expect(undone(put({ ...put(mine, "a"), text: "a, changed" }, "b"))).toEqual({ text: "a, changed", before: null });
	expect(undone(put({ text: null, before: null }, "a"))).toBeNull();
});
