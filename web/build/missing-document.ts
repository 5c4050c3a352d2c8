import { readFile } from "node:fs/promises";
import path from "node:path";
import { contentSecurityPolicy } from "./csp.ts";
import { icon, themeScript } from "./document.ts";

/** Points the link home at the app's root, as far as the address tells it: everything before a page's own folders. */
const homeScript =
	'var m=/^(.*?\\/)(lessons|playground)(\\/|$)/.exec(location.pathname),a=document.querySelector("[data-home]");if(m&&a)a.href=m[1]';

/**
 * `404.html`: a host shows it at any depth, where no relative address of a script or style sheet would hold, so everything is inside.
 * @param html the page, rendered
 * @param styles style sheets in `dist` to put into it
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
