import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { SITE } from "../support/build-site";

/** The policy of every page as it is shipped: the sandbox leans on `frame-src`, and no page may run a script that is not ours. */
const pages = readdirSync(SITE.app, { recursive: true, encoding: "utf8" }).filter(
	(name) => name.endsWith(".html") && name !== "sandbox.html",
);

test("there are pages", () => {
	expect(pages).toContain("index.html");
});

test.each(pages)("%s has the app's policy before anything it governs", (name) => {
	const html = readFileSync(path.join(SITE.app, name), "utf8");
	const [meta, policy = ""] = /<meta http-equiv="Content-Security-Policy" content="([^"]*)">/.exec(html) ?? [];
	expect(meta, "no policy").toBeDefined();
	expect(html.slice(0, html.indexOf(meta ?? "")), "something stands before the policy").not.toMatch(
		/<(script|link|style|img|iframe)\b/,
	);
	const directives = policy.split("; ");
	for (const wanted of [
		"default-src 'self'",
		"worker-src 'self'",
		"frame-src 'self'",
		"object-src 'none'",
		"base-uri 'none'",
		"form-action 'none'",
	]) {
		expect(directives).toContain(wanted);
	}
	const scripts = directives.find((directive) => directive.startsWith("script-src")) ?? "";
	expect(scripts).toMatch(/^script-src 'self'( 'sha256-[^']+')*$/);
	for (const [, text = ""] of html.matchAll(/<script(?![^>]*\b(?:src|type="application\/json")\b)[^>]*>([\s\S]*?)<\/script>/g)) {
		const hash = createHash("sha256").update(text).digest("base64");
		expect(scripts, `an inline script without its hash: ${text.slice(0, 60)}`).toContain(`'sha256-${hash}'`);
	}
	expect(html, "inline handlers are blocked").not.toMatch(/\son\w+="/);
});

test("the sandbox's own page has its policy and one script, which matches the hash", () => {
	const html = readFileSync(path.join(SITE.app, "sandbox.html"), "utf8");
	const script = /<script>([\s\S]*)<\/script>/.exec(html)?.[1] ?? "";
	const hash = createHash("sha256").update(script).digest("base64");
	expect(html).toContain(
		`content="default-src 'none'; script-src 'sha256-${hash}' blob:; worker-src blob:; base-uri 'none'; form-action 'none'"`,
	);
	expect(html.match(/<script/g)).toHaveLength(1);
});
