import { chromium } from "playwright-core";
import type { TestProject } from "vitest/node";
import { buildSite, SITE } from "./build-site";
import { CHROMIUM_ARGS, ensureChromium } from "./chromium";
import { serve } from "./static-server";

declare module "vitest" {
	export interface ProvidedContext {
		/** Address of the built app: a folder below the origin, with a slash at the end. */
		appUrl: string;
		/** Address of the test page that drives the sandbox. */
		fixtureUrl: string;
		/** Where the browser that all test files share is reached. */
		browserUrl: string;
	}
}

/** Before all browser tests: build, server, and one browser, because starting one takes seconds of a processor. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
	const executablePath = ensureChromium();
	await buildSite();
	const { server, origin } = await serve({ "/some/sub/folder/": SITE.app, "/fixture/of/tests/": SITE.fixture });
	const browser = await chromium.launchServer({ executablePath, args: CHROMIUM_ARGS });
	project.provide("browserUrl", browser.wsEndpoint());
	project.provide("appUrl", `${origin}/some/sub/folder/`);
	project.provide("fixtureUrl", `${origin}/fixture/of/tests/`);
	return async () => {
		await browser.close();
		server.closeAllConnections();
		await new Promise((resolve) => {
			server.close(resolve);
		});
	};
}
