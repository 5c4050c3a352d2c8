import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import { CARELESS_RUNTIME, SNOOP } from "../attempts/snoop";
import { useBrowser } from "../support/browser";

/** The port is the only way from the worker to the page. Whoever has it can forge messages; nobody gets it without looking hard. */
const browser = useBrowser();
let page: Page;

beforeAll(async () => {
	page = await browser().newPage();
	await page.goto(inject("fixtureUrl"));
});
afterAll(() => page.close());

test("a careless runtime gives its port away", async () => {
	const control = await browser().newPage();
	const found = await control.evaluate(
		(text) =>
			new Promise<string>((resolve) => {
				const worker = new Worker(URL.createObjectURL(new Blob([text], { type: "text/javascript" })));
				worker.onmessage = (event: MessageEvent<{ found?: string }>) => event.data.found && resolve(event.data.found);
				worker.postMessage(null, [new MessageChannel().port2]);
			}),
		`const tell = postMessage.bind(globalThis); ${CARELESS_RUNTIME} ${SNOOP} setTimeout(() => tell({ found: search() }), 100);`,
	);
	await control.close();
	for (const way of ["MessagePort.prototype.postMessage", "onmessage"]) expect(found).toContain(way);
});

test("ours does not, though every method it could use is patched and it has spoken since", async () => {
	await page.evaluate(
		(source) => window.fixture.start(source, { clock: "real" }),
		`${SNOOP}
console.log("it speaks");
setTimeout(() => { console.log("again"); const found = search(); console.log(found === "" ? "not found" : "GOT it by " + found); }, 400);`,
	);
	await page.evaluate(() => window.fixture.report());
	const lines = await page.evaluate(() => window.fixture.lines());
	expect(lines).toContain("it speaks");
	expect(lines.at(-1)).toBe("not found");
});
