import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { type Attempt, CODE, NETWORK, NEVER_LEAKED, ORIGIN } from "../attempts/attempt";
import { runAsLearner, runControl, runUnderPolicyAlone } from "../attempts/run-attempt";
import { useBrowser } from "../support/browser";
import { type LeakServer, listenForLeaks } from "../support/leak-server";

/**
 * What a stranger's program may try, against the built sandbox. Two listeners: one for the controls, which must be seen
 * leaking to it, and one that must hear nothing at all from the sandbox.
 */
const browser = useBrowser();
let leaky: LeakServer;
let silent: LeakServer;
let page: Page;

beforeAll(async () => {
	[leaky, silent] = await Promise.all([listenForLeaks(), listenForLeaks()]);
	page = await browser().newPage();
	await page.goto(inject("fixtureUrl"));
});

afterAll(async () => {
	await page.close();
	await Promise.all([leaky.close(), silent.close()]);
});

/** The run's own `fetch` answers http addresses by itself: what counts is that nothing arrives. */
const IS_SIMULATED = /^fetch(?:-keepalive|-of-request)?$/;

async function expectRefused(attempt: Attempt): Promise<void> {
	silent.forget();
	const reports = await runAsLearner(page, silent, attempt);
	const refused = IS_SIMULATED.test(attempt.name) ? reports.filter((text) => text !== "GOT it") : reports;
	expect(refused.filter((text) => text.startsWith("GOT"))).toEqual([]);
	// It ran to its end, so that its silence means something; or the compiler refused it.
	expect(refused.at(-1)).toMatch(/^end$|does not compile/);
	expect(silent.seen()).toEqual([]);
	expect(await page.title()).not.toBe("heard");
}

describe.each([
	["the network", NETWORK],
	["making code of text", CODE],
	["storage, devices and the app's origin", ORIGIN],
])("%s", (_what, attempts) => {
	test.each(attempts)("$name works without the sandbox, and not in it", async (attempt) => {
		leaky.forget();
		await runControl(browser(), leaky, attempt);
		await expectRefused(attempt);
	});

	test("the frame's policy stops them even without our runtime", async () => {
		silent.forget();
		const reports = await runUnderPolicyAlone(
			page,
			silent,
			attempts.filter((attempt) => !attempt.isLeftToRuntime),
		);
		expect(reports.at(-1)).toBe("end");
		expect(reports.filter((text) => text.includes(": GOT"))).toEqual([]);
		expect(silent.seen()).toEqual([]);
	});
});

describe("what no browser lets out today", () => {
	test.each(NEVER_LEAKED)("$name makes no request", expectRefused);
});
