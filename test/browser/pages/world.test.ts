import { readFileSync } from "node:fs";
import path from "node:path";
import { transform } from "esbuild";
import { describe, expect, test } from "vitest";
import { compile, run } from "../../../engine/index";
import { probesOfPresent, readWorld } from "../../engine/support/world";
import { useWorkbench } from "../support/workbench";

/** What a program can name and import, in the built page. The command line is asked the same in test/engine/packages. */
const { open, page, write, runProgram, bringFullEditor } = useWorkbench();
const world = readWorld();
const programs = path.resolve(import.meta.dirname, "../../packages");
const textOf = (name: string): string => readFileSync(path.join(programs, `${name}.ts`), "utf8");
const log = () => page().getByRole("log", { name: "Console" });

/** What TypeScript underlines in the editor, once it has looked. */
const underlined = (): Promise<number> => page().locator(".squiggly-error").count();

describe("the table of the world in engine/README.md, in the page", () => {
	// The largest package by itself: together they are more than any program imports, and a slow machine takes long to evaluate them.
	const modules = world.modules.filter((name) => name !== "effect");
	test.each([
		["all but the largest package", { ...world, modules }],
		["the largest package", { ...world, globals: [], modules: ["effect"] }],
	])("what it says is there is there: %s", async (_what, part) => {
		await open();
		await runProgram(probesOfPresent(part));
		await log().getByText("missing:", { exact: true }).waitFor();
	});

	test("what it says is absent is absent, and told", async () => {
		await open();
		const names = [...world.absentGlobals.keys()];
		await runProgram(`console.log("there:", ...[${names.map((name) => `typeof globalThis.${name}`).join(", ")}].filter((type) => type !== "undefined"));
const unused = () => document;
console.log(unused.name);`);
		await log().getByText("there:", { exact: true }).waitFor();
		await page()
			.getByText(world.absentGlobals.get("document") as string)
			.first()
			.waitFor();
	});
});

test("an npm package is fetched when a program imports it, runs, and is known to the editor", async () => {
	await open();
	await bringFullEditor();
	const fetched: string[] = [];
	page().on("request", (request) => void fetched.push(request.url()));
	await runProgram("console.log(1);");
	expect(fetched.filter((url) => /p-limit|rxjs|effect/.test(url))).toEqual([]);
	await runProgram(textOf("npm/p-limit"));
	await log().getByText("[ 1, 4, 9 ]").waitFor();
	expect(fetched.some((url) => /p-limit/.test(url))).toBe(true);
	expect(fetched.filter((url) => /rxjs|effect/.test(url))).toEqual([]);
	// The lanes are the program's own tasks.
	await expect.poll(() => page().getByRole("listbox", { name: "Tasks" }).getByRole("option").count()).toBeGreaterThan(0);
	await expect.poll(underlined).toBe(0);
});

test("a module that cannot be had is refused with what to do instead, at its line", async () => {
	await open();
	await write('import { readFile } from "node:fs/promises";\nconsole.log(readFile);');
	await page().getByRole("button", { name: "Run", exact: true }).click();
	await page()
		.getByText(world.absentModules.get("fs/promises")?.replace('"fs/promises"', '"node:fs/promises"') as string)
		.first()
		.waitFor();
});

test("events are dispatched as the browser's own", async () => {
	await open();
	const source = textOf("built-in/web-events");
	const { code } = await transform(source, { loader: "ts", format: "esm", target: "esnext" });
	const native: string[] = [];
	const blank = await page().context().newPage();
	blank.on("console", (message) => void native.push(message.text()));
	await blank.addScriptTag({ type: "module", content: `${code}\nconsole.log("at the end");` });
	await expect.poll(() => native.at(-1)).toBe("at the end");
	native.pop();
	await blank.close();
	const { program } = compile(source);
	const { console: lines } = await run(program ?? expect.fail()).result;
	expect(lines.map(({ text }) => text)).toEqual(native);
	expect(native.length).toBeGreaterThan(15);
});
