import { earlyInputScript } from "../ui/early-input.ts";
import { type Route, rootFrom } from "../ui/routes.ts";
import { contentSecurityPolicy } from "./csp.ts";

/** Inline script that runs before the first paint: a theme chosen by hand takes precedence over the system's. Storage may be blocked, hence the catch. */
export const themeScript =
	'try{var t=localStorage.getItem("interleave.theme");if(t==="dark"||t==="light")document.documentElement.dataset.theme=t}catch(e){}';

/** The parts of a page that are filled into the template. */
export type PageParts = {
	route: Route;
	title: string;
	description: string;
	/** The page rendered to HTML; empty in development, where the browser renders it. */
	html: string;
	/** Further lines for the head: style sheets and modules of this page. */
	links: string[];
	/** False for the dev server, which injects scripts of its own. */
	policy: boolean;
};

/** Fills the template (`index.html`, built or not) for one page. */
export function fillDocument(template: string, { route, title, description, html, links, policy }: PageParts): string {
	const root = rootFrom(route);
	const slug = route.kind === "lesson" ? ` data-slug="${escapeAttribute(route.slug)}"` : "";
	// The policy goes first: it applies only to what follows it.
	const head = [
		...(policy
			? [`<meta http-equiv="Content-Security-Policy" content="${contentSecurityPolicy([themeScript, earlyInputScript])}">`]
			: []),
		`<title>${escapeAttribute(title)}</title>`,
		`<meta name="description" content="${escapeAttribute(description)}">`,
		`<meta name="color-scheme" content="light dark">`,
		`<link rel="icon" href="${icon}">`,
		`<script>${themeScript}</script>`,
		`<script>${earlyInputScript}</script>`,
		// Without script one cannot choose a step, so all steps are shown one after the other.
		`<noscript><style>[data-step][hidden]{display:block!important}[data-script]{display:none!important}[data-do]{all:unset!important}[data-veiled]{filter:none!important}</style></noscript>`,
		...links,
	].join("\n\t\t");
	return template
		.replace("<html ", `<html data-root="${root}" data-page="${route.kind}"${slug} `)
		.replace("<!--head-->", () => head)
		.replace("<!--app-->", () => separatorsWithValues(html))
		.replaceAll('="./assets/', `="${root}assets/`);
}

/** Adds values to the separators: the pane library sets them only after measuring, but the prerendered page needs them for accessibility. */
const separatorsWithValues = (html: string): string =>
	html.replace(/<div(?=[^>]*\brole="separator")(?![^>]*\baria-valuenow=)/g, '<div aria-valuenow="50"');

export const icon =
	"data:image/svg+xml," +
	encodeURIComponent(
		'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 22 22"><rect x="1" y="3" width="12" height="4" rx="2" fill="#0a9f78"/><rect x="7" y="9" width="14" height="4" rx="2" fill="#5b74ff"/><rect x="3" y="15" width="9" height="4" rx="2" fill="#d9602b"/></svg>',
	);

const escapeAttribute = (text: string): string =>
	text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;").replace(/"/g, "&quot;");
