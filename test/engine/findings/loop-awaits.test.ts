import { describe, expect, test } from "vitest";
import { compile } from "../../../engine";
import type { LoopOfAwait } from "../../../engine/types";

/** What the compiler says of the loops of a program. */
function loopsOf(body: string): LoopOfAwait[] {
	const source = `import { sleep, request, Semaphore } from "interleave";
declare const ids: number[], page: (...all: unknown[]) => Promise<number>, api: Record<string, (...all: unknown[]) => Promise<number>>;
declare const state: { at: number, list: number[], deep: { at: number } }; declare let cursor: number;
${body}`;
	const { program, diagnostics } = compile(source);
	if (program === null) throw new Error(JSON.stringify(diagnostics));
	return program.sites.flatMap(({ loop }) => loop ?? []);
}

describe("a loop whose rounds do not need each other is found", () => {
	test.each([
		["for … of", "for (const id of ids) await page(id);", "page"],
		["a counted loop", "for (let i = 0; i < 3; i++) await page(ids[i]);", "page"],
		["for … in", "for (const key in state) await page(key);", "page"],
		["a method", "for (const id of ids) await api.get(id);", null],
		["a method of one's own", "for (const id of ids) await api.load(id);", "api.load"],
		["by way of a variable of the round", "for (const id of ids) { const url = '/' + id; await page(url); }", "page"],
		["a request, of all that the library has", "for (const id of ids) await request('/' + id);", "request"],
		["though it writes what no call reads", "let sum = 0; for (const id of ids) sum += await page(id);", "page"],
		["though it counts what no call reads", "let done = 0; for (const id of ids) { await page(id); done++; }", "page"],
		["inside a function inside a loop", "for (;;) { const f = async () => { for (const id of ids) await page(id); }; }", "page"],
	])("%s", (_, body, call) => {
		const found = loopsOf(body);
		expect(found.map((one) => one.call)).toEqual(call === null ? [] : [call]);
		if (call !== null) expect(found[0]?.line).toBe(4);
	});
});

describe("a loop is left alone when a round changes what the next call needs", () => {
	test.each([
		["by assignment", "for (const id of ids) { await page(id, cursor); cursor = 5; }"],
		["by assignment of the answer", "for (const id of ids) cursor = await page(id, cursor);"],
		["by adding to it", "for (const id of ids) { await page(id, cursor); cursor += 2; }"],
		["by counting up", "for (const id of ids) { await page(id, cursor); cursor++; }"],
		["by counting down", "for (const id of ids) { await page(id, cursor); --cursor; }"],
		["by destructuring", "for (const id of ids) [cursor] = [await page(id, cursor)];"],
		["by counting a property up", "for (const id of ids) { await page(id, state.at); state.at++; }"],
		["behind a type", "for (const id of ids) { await page(id, cursor); (cursor as number)++; }"],
		["by a property deep inside", "for (const id of ids) { await page(id, state.deep.at); state.deep.at = 1; }"],
		["by a computed property", "for (const id of ids) { await page(id, ids); ids[0]++; }"],
		["by a method that changes a list", "for (const id of ids) { await page(id, ids); ids.push(3); }"],
		["by such a method deep inside", "for (const id of ids) { await page(id, state); state.list.sort(); }"],
		["in a function that it hands on", "for (const id of ids) { await page(id, cursor); ids.map(() => cursor++); }"],
		["by way of a variable of the round", "for (const id of ids) { const from = cursor; await page(id, from); cursor++; }"],
		["in the loop's own variable", "for (let i = 0; i < 9; i++) { await page(i); i += 2; }"],
	])("%s", (_, body) => expect(loopsOf(body)).toEqual([]));
});

describe("a loop is left alone when its rounds are meant to come one by one", () => {
	test.each([
		["it may return", "const f = async () => { for (const id of ids) { await page(id); return; } };"],
		["it may break", "for (const id of ids) { await page(id); if (id > 2) break; }"],
		["it yields", "async function* f() { for (const id of ids) { await page(id); yield id; } }"],
		["it keeps a pace", "for (const id of ids) { await page(id); await sleep(10); }"],
		["it waits for its turn", "const gate = new Semaphore(1); for (const id of ids) { await gate.acquire(); await page(id); }"],
		["it holds something for the round", "for (const id of ids) { using held = { [Symbol.dispose]() {} }; await page(id); }"],
		["it asks for the next of something", "for (const id of ids) await api.next(id);"],
		["no call has its variable", "for (const id of ids) await page(7);"],
		["it has no variable of its own", "for (cursor of ids) await page(cursor);"],
		["it is a while loop", "while (cursor) await page(cursor);"],
		["it is a loop in a loop", "for (const id of ids) for (const other of ids) await page(id, other);"],
		["the await stands in its head", "for (const id of [await page(1)]) ids.push(id);"],
		[
			"its source is waited for",
			"const f = async (all: AsyncIterable<number>) => { for await (const id of all) await page(id); };",
		],
		["it waits for no call", "for (const id of ids) await id;"],
		["the call is a combinator", "for (const id of ids) await Promise.all([page(id)]);"],
		["the method is computed", "for (const id of ids) await api['x' + id]?.(id);"],
		["the library does it", "for (const id of ids) await sleep(id);"],
		["the await is that of a function in it", "for (const id of ids) ids.map(async () => { await page(id); });"],
	])("%s", (_, body) => expect(loopsOf(body)).toEqual([]));
});

describe("what to write instead", () => {
	test.each([
		["for (const id of ids) await page(id);", "gather(ids.map(page))"],
		["for (const id of ids) await page(id, 2);", "gather(ids.map((id) => page(id, 2)))"],
		["for (const id of ids) await api.load(id);", "gather(ids.map((id) => api.load(id)))"],
		["for (const run of [page, page]) await run();", "gather([page, page])"],
		["for (const id of state.list) await page(id);", "gather(state.list.map(page))"],
		["for (const id of ids) { const url = '/' + id; await page(url); }", null],
		["for (const id of ids.slice(1)) await page(id);", null],
		["for (const id of ids) await page(id, await page(3));", null],
		["for (const [a, b] of [[1, 2]]) await page(a, b);", null],
		["for (let i = 0; i < 3; i++) await page(i);", null],
		[`for (const id of ids) await page(id, "${"long ".repeat(12)}");`, null],
		["for (const id of ids) await page(id,\n\t2);", null],
	])("%s", (body, together) => expect(loopsOf(body)[0]?.together).toBe(together));
});
