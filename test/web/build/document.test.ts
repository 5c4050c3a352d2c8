import { expect, test } from "vitest";
import { contentSecurityPolicy } from "../../../web/build/csp";
import { fillDocument, themeScript } from "../../../web/build/document";

const template =
	'<html lang="en"><head><!--head--><script type="module" src="./assets/a.js"></script></head><body><div id="app"><!--app--></div></body></html>';
const parts = {
	title: "A & B",
	description: 'say "x"',
	html: "<p>$& text</p>",
	links: ['<link href="./assets/b.css">'],
	policy: true,
};

test("every address of a page is relative to its own depth", () => {
	const page = fillDocument(template, { ...parts, route: { kind: "lesson", slug: "03-gather" } });
	expect(page).toContain('src="../../assets/a.js"');
	expect(page).toContain('href="../../assets/b.css"');
	expect(page).not.toMatch(/(src|href)="(\/|https?:)/);
});

test("texts are escaped and the rendered page goes in as it is", () => {
	const page = fillDocument(template, { ...parts, route: { kind: "home" } });
	expect(page).toContain("<title>A &amp; B</title>");
	expect(page).toContain('content="say &quot;x&quot;"');
	expect(page).toContain('<div id="app"><p>$& text</p></div>');
});

test("the policy permits our own files and the theme script's hash, and no other script", () => {
	const policy = contentSecurityPolicy([themeScript]);
	expect(policy).toMatch(/script-src 'self' 'sha256-[A-Za-z0-9+/=]+';/);
	expect(policy).toContain("default-src 'self'");
	expect(policy).toContain("frame-src 'self'");
	expect(policy).not.toMatch(/script-src[^;]*unsafe/);
});
