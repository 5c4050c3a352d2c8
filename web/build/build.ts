import { mkdir, readFile, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { build, type Manifest } from "vite";
import type { PageServer } from "../server";
import { routePath } from "../ui/routes.ts";
import { fillDocument } from "./document.ts";
import { missingDocument } from "./missing-document.ts";
import { thirdPartyNotices } from "./notices.ts";

/** `npm run build`: bundle for the browser, bundle for Node, then write every page as a folder with an `index.html`. */
// A shipped page has React's production build, whatever the caller's environment is.
process.env.NODE_ENV = "production";

const root = fileURLToPath(new URL("../..", import.meta.url));
const dist = path.join(root, "dist");
const ssr = path.join(root, ".cache/ssr");

await build({ root, logLevel: "warn" });
await build({ root, logLevel: "warn", build: { ssr: "web/server.tsx", outDir: ssr, emptyOutDir: true, manifest: false } });

const { pages } = (await import(pathToFileURL(path.join(ssr, "server.js")).href)) as PageServer;
const template = await readFile(path.join(dist, "index.html"), "utf8");
const manifest = JSON.parse(await readFile(path.join(dist, ".vite/manifest.json"), "utf8")) as Manifest;

// Preloaded; otherwise the fonts would arrive after the first paint (see styles/fonts.css).
const fonts = ["inter-latin-wght-normal", "jetbrains-mono-latin-wght-normal"].map((name) => {
	const file = Object.values(manifest).find((chunk) => chunk.file.includes(`/${name}`))?.file;
	if (!file) throw new Error(`build: no font "${name}" in the manifest; fonts.css names it.`);
	return `<link rel="preload" as="font" type="font/woff2" crossorigin href="./${file}">`;
});

for (const page of pages) {
	if (page.route.kind === "missing") {
		const styles = [...(manifest["index.html"]?.css ?? []), ...page.modules.flatMap((name) => manifest[name]?.css ?? [])];
		await writeFile(path.join(dist, "404.html"), await missingDocument(page.title, await page.render(), dist, styles));
		continue;
	}
	const links = [...fonts, ...page.modules.flatMap((name) => linksOf(name))];
	const html = fillDocument(template, {
		route: page.route,
		title: page.title,
		description: page.description,
		html: await page.render(),
		links: [...new Set(links)],
		policy: true,
	});
	const folder = path.join(dist, routePath(page.route));
	await mkdir(folder, { recursive: true });
	await writeFile(path.join(folder, "index.html"), html);
}
await writeFile(path.join(dist, "THIRD-PARTY-NOTICES.txt"), thirdPartyNotices(root));
await rm(path.join(dist, ".vite"), { recursive: true });
console.log(`${pages.length} pages written to dist`);

/**
 * Links to the style sheets and modules of a page's chunk. Without them the page would be painted unstyled until its script has run.
 * @param name key in Vite's manifest
 */
function linksOf(name: string): string[] {
	const seen = new Set<string>();
	const links: string[] = [];
	const follow = (key: string): void => {
		const chunk = manifest[key];
		if (seen.has(key) || chunk?.isEntry) return;
		if (!chunk) throw new Error(`build: no chunk "${key}" in the manifest; is the page imported lazily under another name?`);
		seen.add(key);
		for (const imported of chunk.imports ?? []) follow(imported);
		for (const css of chunk.css ?? []) links.push(`<link rel="stylesheet" href="./${css}">`);
		links.push(`<link rel="modulepreload" href="./${chunk.file}">`);
	};
	follow(name);
	return links;
}
