import type { TestProject } from "vitest/node";
import { buildSite, SITE } from "./build-site";
import { ensureChromium } from "./chromium";
import { serve } from "./static-server";

declare module "vitest" {
	export interface ProvidedContext {
		/** Address of the built app: a folder below the origin, with a slash at the end. */
		appUrl: string;
		/** Address of the test page that drives the sandbox. */
		fixtureUrl: string;
		chromiumPath: string;
	}
}

/** Before all browser tests: browser, build, server. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
	const chromiumPath = ensureChromium();
	await buildSite();
	const { server, origin } = await serve({ "/some/sub/folder/": SITE.app, "/fixture/of/tests/": SITE.fixture });
	project.provide("chromiumPath", chromiumPath);
	project.provide("appUrl", `${origin}/some/sub/folder/`);
	project.provide("fixtureUrl", `${origin}/fixture/of/tests/`);
	return () =>
		new Promise((resolve) => {
			server.closeAllConnections();
			server.close(() => resolve());
		});
}
