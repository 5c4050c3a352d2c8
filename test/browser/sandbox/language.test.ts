import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import type { RunReport } from "../fixture/main";
import { useBrowser } from "../support/browser";

/** One program of each kind of syntax that the compiler lowers and the shortened parser has to know, in the built page. */
const browser = useBrowser();
let page: Page;

beforeAll(async () => {
	page = await browser().newPage();
	await page.goto(inject("fixtureUrl"));
});
afterAll(() => page.close());

async function report(source: string): Promise<RunReport> {
	await page.evaluate((source) => window.fixture.start(source), source);
	return page.evaluate(() => window.fixture.report());
}

const PROGRAMS: Record<string, { source: string; printed: string[] }> = {
	"a namespace": {
		source:
			"namespace A.B { export let n = 1; export const up = async () => { await null; return ++n; }; }\nimport b = A.B;\nconsole.log(await b.up(), A.B.n);",
		printed: ["2 2"],
	},
	decorators: {
		source: `const log: string[] = [];
const d = (v: any, c: any): any => { log.push(c.kind); c.addInitializer(() => log.push("init")); return c.kind === "method" ? async function (this: any) { return (await v.call(this)) + 1; } : undefined; };
@d class C { @d async m() { await null; return 1; } @d f = 2; @d accessor a = 3; @d get g() { return 4; } @d static #p() {} }
console.log(await new C().m(), log.join());`,
		printed: ["2 method,method,accessor,getter,field,class,init,init,init,init,init,init"],
	},
	"an accessor field": {
		source: "class A { accessor x = 1; static accessor y = 2; }\nconst a = new A(); a.x++; console.log(a.x, A.y);",
		printed: ["2 2"],
	},
	"import() and import.meta": {
		source:
			'const { sleep } = await import("interleave"); await sleep(1);\nconsole.log(import.meta.url, await import("./none").catch((e) => e.name));',
		printed: ["file:///main.ts TypeError"],
	},
	"a hashbang": { source: '#!/usr/bin/env node\nconsole.log("hi");', printed: ["hi"] },
	"source text and stacks": {
		source: `async function f(a: number) { await a; throw new Error("x"); }
class K { async m(): Promise<number> { return 1; } }
console.log(String(f)); console.log(String(K.prototype.m)); console.log(String(Promise), String(setTimeout));
try { await f(1); } catch (e) { console.log((e as Error).stack); }
try { (Promise as any)(); } catch (e) { console.log(String(e)); }
class P extends Promise<void> { static get [Symbol.species]() { throw new Error("species"); } }
try { new P(() => {}).then(); } catch (e) { console.log((e as Error).stack); }`,
		printed: [
			'async function f(a: number) { await a; throw new Error("x"); }',
			"async m(): Promise<number> { return 1; }",
			"function Promise() { [native code] } function setTimeout() { [native code] }",
			"Error: x\n    at f (file:///main.ts:1:46)",
			"TypeError: Promise constructor cannot be invoked without 'new'",
			expect.stringMatching(/^Error: species\n {4}at get \[?Symbol\.species\]?.* \(file:\/\/\/main\.ts:6:/),
		],
	},
};

test.each(Object.entries(PROGRAMS))("%s runs in the page", async (_what, { source, printed }) => {
	const { outcome, console: lines } = await report(source);
	expect([outcome.kind, ...lines.map(({ text }) => text)]).toEqual(["completed", ...printed]);
});

test("async recursion goes as deep in the page as on the command line, and its end is an error that can be caught", async () => {
	const { console: lines } =
		await report(`async function f(n: number): Promise<number> { return n === 0 ? 0 : 1 + (await f(n - 1)); }
console.log(await f(1000), await f(9000));
class T { async walk(n: number): Promise<number> { return n === 0 ? 0 : 1 + (await this.walk(n - 1)); } }
console.log(await new T().walk(5000));
async function dig(): Promise<void> { await dig(); }
try { await dig(); } catch (e) { console.log(String(e)); }`);
	expect(lines.map(({ text }) => text)).toEqual(["1000 9000", "5000", "RangeError: Maximum call stack size exceeded"]);
});
