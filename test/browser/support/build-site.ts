import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { cp, rm } from "node:fs/promises";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "vite";
import { contentSecurityPolicy } from "../../../web/build/csp";
import { packagesPlugin } from "../../../web/build/packages-plugin";
import { parserPlugin } from "../../../web/build/parser-plugin";
import { sandboxPlugin } from "../../../web/build/sandbox-plugin";

export const root = fileURLToPath(new URL("../../..", import.meta.url));
const cache = path.join(root, ".cache/browser");

/** Folders that the browser tests serve. */
export const SITE = {
	/** The app as `npm run build` makes it. */
	app: path.join(cache, "app"),
	/** The page that drives the sandbox for tests; no part of the app. */
	fixture: path.join(cache, "fixture"),
};

/** Builds the app with the command a host uses, and keeps a copy, so that another build meanwhile does no harm. */
async function buildApp(): Promise<void> {
	const command = spawn("npm", ["run", "build"], { cwd: root, stdio: ["ignore", "inherit", "inherit"] });
	const status = await new Promise<number | null>((resolve, reject) => {
		command.on("exit", resolve);
		command.on("error", reject);
	});
	if (status !== 0) throw new Error(`npm run build ended with ${String(status)}.`);
	await rm(SITE.app, { recursive: true, force: true });
	await cp(path.join(root, "dist"), SITE.app, { recursive: true });
}

export async function buildFixture(): Promise<void> {
	const policy = contentSecurityPolicy([]);
	await build({
		root: path.join(root, "test/browser/fixture"),
		configFile: false,
		base: "./",
		logLevel: "warn",
		plugins: [
			packagesPlugin(),
			sandboxPlugin(),
			{
				name: "test:policy",
				transformIndexHtml: (html) =>
					html.replace("<!--policy-->", `<meta http-equiv="Content-Security-Policy" content="${policy}">`),
			},
		],
		worker: { format: "es", plugins: () => [packagesPlugin(), parserPlugin()] },
		build: {
			outDir: SITE.fixture,
			emptyOutDir: true,
			target: "es2022",
			assetsInlineLimit: 0,
			modulePreload: { polyfill: false },
		},
	});
}

/** Builds what the browser tests need. `REUSE_BUILD=1` keeps the last build, for working on a test. */
export async function buildSite(): Promise<void> {
	const isThere = existsSync(path.join(SITE.app, "index.html")) && existsSync(path.join(SITE.fixture, "index.html"));
	if (process.env.REUSE_BUILD === "1" && isThere) return;
	await buildApp();
	await buildFixture();
}
