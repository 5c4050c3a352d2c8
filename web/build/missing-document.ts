import { readFile } from "node:fs/promises";
import path from "node:path";
import { contentSecurityPolicy } from "./csp.ts";
import { icon, themeScript } from "./document.ts";

/** Inline script that makes the links begin at the app's root: the part of the address before the folders of a page. */
const homeScript =
	'var m=/^(.*?\\/)(lessons|playground|about)(\\/|$)/.exec(location.pathname);if(m)document.querySelectorAll("[data-home]").forEach(function(a){a.href=m[1]+a.getAttribute("href").slice(2)})';

/**
 * `404.html`. A host shows it at any depth, where relative addresses of scripts and style sheets do not work, so everything is inline.
 * @param html the rendered page
 * @param styles style sheets in `dist` to inline
 */
export async function missingDocument(title: string, html: string, dist: string, styles: string[]): Promise<string> {
	const sheets = await Promise.all(styles.map((file) => readFile(path.join(dist, file), "utf8")));
	const css = sheets.join("\n").replace(/@font-face\s*\{[^}]*\}/g, "");
	return `<!doctype html>
<html lang="en">
	<head>
		<meta charset="utf-8">
		<meta http-equiv="Content-Security-Policy" content="${contentSecurityPolicy([themeScript, homeScript])}">
		<meta name="viewport" content="width=device-width, initial-scale=1">
		<meta name="robots" content="noindex">
		<title>${title}</title>
		<link rel="icon" href="${icon}">
		<script>${themeScript}</script>
		<style>${css}</style>
	</head>
	<body>
		<div id="app">${html}</div>
		<script>${homeScript}</script>
	</body>
</html>
`;
}
