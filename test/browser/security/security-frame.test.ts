import { mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { sandboxDocument } from "../../../web/build/sandbox-plugin";
import { useBrowser } from "../support/browser";
import { SITE } from "../support/build-site";
import { type LeakServer, listenForLeaks } from "../support/leak-server";

/** The frame around the worker. No stranger's code runs in it, and if it did, this is what would stand in its way. */
const browser = useBrowser();
let leaky: LeakServer;
let silent: LeakServer;

beforeAll(async () => {
	[leaky, silent] = await Promise.all([listenForLeaks(), listenForLeaks()]);
});
afterAll(() => Promise.all([leaky.close(), silent.close()]));

describe("sandbox.html", () => {
	/** Everything the frame says to the page around it, and how many workers the browser has, some time after it loaded. */
	async function observe(page: Page, attributes: Record<string, string>): Promise<{ said: unknown[]; workers: number }> {
		await page.goto(inject("fixtureUrl"));
		await page.evaluate(() => window.fixture.dispose());
		const said = await page.evaluate(
			(attributes) =>
				new Promise<unknown[]>((resolve) => {
					const heard: unknown[] = [];
					addEventListener("message", (event) => heard.push(event.data));
					const frame = document.createElement("iframe");
					for (const [name, value] of Object.entries(attributes)) frame.setAttribute(name, value);
					frame.src = window.fixture.frameUrl;
					frame.onload = () => {
						const { port2 } = new MessageChannel();
						frame.contentWindow?.postMessage({ kind: "start", runtime: "" }, "*", [port2]);
						// A message to ourselves, posted after the frame could have answered twice.
						frame.contentWindow?.postMessage({ kind: "ping" }, "*");
						setTimeout(() => resolve(heard), 300);
					};
					document.body.append(frame);
				}),
			attributes,
		);
		return { said, workers: page.workers().filter((worker) => worker.url().startsWith("blob:")).length };
	}

	test("speaks and makes a worker in a sandboxed frame", async () => {
		const page = await browser().newPage();
		const { said } = await observe(page, { sandbox: "allow-scripts" });
		expect(said).toEqual([{ kind: "ready" }, { kind: "alive" }]);
		await page.close();
	});

	test("stays silent in a frame without sandbox", async () => {
		const page = await browser().newPage();
		expect(await observe(page, {})).toEqual({ said: [], workers: 0 });
		await page.close();
	});

	test("stays silent in a frame that shares the app's origin", async () => {
		const page = await browser().newPage();
		expect(await observe(page, { sandbox: "allow-scripts allow-same-origin" })).toEqual({ said: [], workers: 0 });
		await page.close();
	});

	test("stays silent when opened", async () => {
		const page = await browser().newPage();
		const opened = await browser().newPage();
		const frameUrl = `${inject("fixtureUrl")}sandbox.html`;
		await opened.goto(frameUrl);
		// It listens to nobody either: a start from the page itself makes no worker.
		await opened.evaluate(() => {
			const { port2 } = new MessageChannel();
			postMessage({ kind: "start", runtime: "" }, "*", [port2]);
		});
		await opened.evaluate(() => new Promise((resolve) => setTimeout(resolve, 200)));
		expect(opened.workers()).toEqual([]);
		await Promise.all([page.close(), opened.close()]);
	});

	test("is the same in the app as in these tests", async () => {
		const read = (folder: string) => readFile(path.join(folder, "sandbox.html"), "utf8");
		expect(await read(SITE.app)).toBe(await read(SITE.fixture));
		const runtimeOf = async (folder: string) =>
			(await readdir(path.join(folder, "assets"))).filter((name) => name.startsWith("sandbox-runtime"));
		expect(await runtimeOf(SITE.app)).toEqual(await runtimeOf(SITE.fixture));
	});
});

/** What a script in the frame may try; `HTTP` is the listener. `arrives` is what the control must be seen to do. */
const ATTEMPTS: Record<string, string> = {
	"navigating itself": 'location.href = HTTP + "/$NAME";',
	"a meta refresh": 'document.head.innerHTML = `<meta http-equiv="refresh" content="0; url=${HTTP}/$NAME">`;',
	"navigating the top": 'try { top.location.href = HTTP + "/$NAME"; } catch (error) { say(error.name); }',
	"a popup": 'if (open(HTTP + "/$NAME") === null) say("null");',
	"a form": 'document.body.innerHTML = `<form action="${HTTP}/$NAME"></form>`; document.forms[0].submit();',
	"an image": 'new Image().src = HTTP + "/$NAME";',
	"a style sheet": 'document.head.innerHTML = `<link rel="stylesheet" href="${HTTP}/$NAME">`;',
	"a prefetch": 'document.head.innerHTML = `<link rel="prefetch" href="${HTTP}/$NAME">`;',
	"a frame of its own": 'document.body.innerHTML = `<iframe src="${HTTP}/$NAME"></iframe>`;',
	"a request": 'fetch(HTTP + "/$NAME", { mode: "no-cors" }).catch((error) => say(error.name));',
	"a beacon": 'navigator.sendBeacon(HTTP + "/$NAME", "x");',
};

/** Its text as the script of a document: under the sandbox's own policy, with its hash, or under none. */
async function writeAttack(name: string, code: string, server: LeakServer, isPolicied: boolean): Promise<string> {
	const slug = `${isPolicied ? "sandboxed" : "control"}-${name.replaceAll(" ", "-")}`;
	const script = `const HTTP = ${JSON.stringify(server.http)};
const say = (text) => parent.postMessage(text, "*");
addEventListener("DOMContentLoaded", () => { ${code.replaceAll("$NAME", name.replaceAll(" ", "-"))} });`;
	const html = isPolicied ? sandboxDocument(script) : `<!doctype html><meta charset="utf-8"><body><script>${script}</script>`;
	await mkdir(path.join(SITE.fixture, "attacks"), { recursive: true });
	await writeFile(path.join(SITE.fixture, "attacks", `${slug}.html`), html);
	return `attacks/${slug}.html`;
}

async function frame(
	on: Browser,
	url: string,
	attackUrl: string,
	isSandboxed: boolean,
	until: Promise<void> | "it has spoken" | null,
): Promise<string[]> {
	const page = await on.newPage();
	const before = page.url();
	await page.goto(url);
	await page.evaluate(
		({ attackUrl, isSandboxed }) => {
			const target = window as unknown as { said: string[] };
			target.said = [];
			addEventListener("message", (event: MessageEvent<unknown>) => target.said.push(String(event.data)));
			const element = document.createElement("iframe");
			if (isSandboxed) {
				element.setAttribute("sandbox", "allow-scripts");
				element.setAttribute("allow", "");
				element.referrerPolicy = "no-referrer";
			}
			element.src = attackUrl;
			document.body.append(element);
		},
		{ attackUrl, isSandboxed },
	);
	try {
		if (until === "it has spoken") await page.waitForFunction(() => (window as unknown as { said: string[] }).said.length > 0);
		else if (until !== null) {
			await until;
			return [];
		} else await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 400)));
		expect(page.url()).toBe(url);
		expect(page.url()).not.toBe(before);
		return await page.evaluate(() => (window as unknown as { said: string[] }).said);
	} finally {
		await page.close();
	}
}

describe("a script in the frame", () => {
	test.each(Object.entries(ATTEMPTS))("%s reaches out without the sandbox, and not in it", async (name, code) => {
		const origin = inject("fixtureUrl");
		leaky.forget();
		silent.forget();
		const control = await writeAttack(name, code, leaky, false);
		await frame(browser(), `${leaky.http}/control`, `${origin}${control}`, false, leaky.arrival(name.replaceAll(" ", "-")));

		const attack = await writeAttack(name, code, silent, true);
		await frame(browser(), origin, `${origin}${attack}`, true, null);
		// Chromium may open a bare connection before it asks the policy (one more reason why no stranger's code runs here); it sends nothing.
		expect(silent.seen().filter((what) => what !== "connection")).toEqual([]);
	});

	const READS: Record<string, { code: string; control: RegExp; sandboxed: RegExp }> = {
		"the page's DOM": { code: "say(String(parent.document.title));", control: /Sandbox under test/, sandboxed: /SecurityError/ },
		cookies: { code: 'document.cookie = "x=1"; say(document.cookie);', control: /x=1/, sandboxed: /SecurityError/ },
		localStorage: { code: 'localStorage.x = "1"; say(localStorage.x);', control: /1/, sandboxed: /SecurityError/ },
		"the top's address": { code: "say(top.location.href);", control: /http/, sandboxed: /SecurityError/ },
	};
	test.each(Object.entries(READS))(
		"%s can be read without the sandbox, and not in it",
		async (name, { code, control, sandboxed }) => {
			const origin = inject("fixtureUrl");
			const guarded = `try { ${code} } catch (error) { say(error.name); }`;
			const open = await writeAttack(name, guarded, leaky, false);
			expect(await frame(browser(), origin, `${origin}${open}`, false, "it has spoken")).toEqual(
				expect.arrayContaining([expect.stringMatching(control)]),
			);
			const attack = await writeAttack(name, guarded, silent, true);
			expect(await frame(browser(), origin, `${origin}${attack}`, true, "it has spoken")).toEqual(
				expect.arrayContaining([expect.stringMatching(sandboxed)]),
			);
		},
	);
});
