import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, expect, test } from "vitest";
import { thirdPartyNotices } from "../../../web/build/notices";

let folder = "";
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** A project with these packages installed. */
function project(packages: Record<string, { dev?: boolean; license?: string; files?: Record<string, string> }>): string {
	folder = mkdtempSync(path.join(tmpdir(), "interleave-notices-"));
	const locked: Record<string, object> = { "": {} };
	for (const [name, { files = {}, ...rest }] of Object.entries(packages)) {
		locked[`node_modules/${name}`] = { version: "1.2.3", ...rest };
		mkdirSync(path.join(folder, "node_modules", name), { recursive: true });
		for (const [file, text] of Object.entries(files)) writeFileSync(path.join(folder, "node_modules", name, file), text);
	}
	writeFileSync(path.join(folder, "package-lock.json"), JSON.stringify({ packages: locked }));
	return folder;
}

test("what travels with the app is named with its texts, what serves development alone is not", () => {
	const text = thirdPartyNotices(
		project({
			"@fonts/plain": { license: "OFL-1.1", files: { LICENSE: "SIL OPEN FONT LICENSE", "readme.md": "read me" } },
			editor: { license: "MIT", files: { "LICENSE.txt": "MIT License", "ThirdPartyNotices.txt": "and others" } },
			linter: { dev: true, license: "MIT", files: { LICENSE: "never seen" } },
		}),
	);
	expect(text).toMatch(/@fonts\/plain 1\.2\.3\n\nLicence: OFL-1\.1\n\nSIL OPEN FONT LICENSE\n/);
	expect(text).toMatch(/editor 1\.2\.3\n\nLicence: MIT\n\nMIT License\n\nand others\n/);
	expect(text).not.toMatch(/never seen|read me/);
	expect(text.indexOf("@fonts/plain")).toBeLessThan(text.indexOf("editor 1"));
});

test("a package without any licence cannot be shipped", () => {
	expect(() => thirdPartyNotices(project({ found: {} }))).toThrow("found names no licence");
});

test("the project's own notices name React, the editor and the fonts with their texts", () => {
	const text = thirdPartyNotices(path.resolve(import.meta.dirname, "../../.."));
	for (const name of ["react", "react-dom", "monaco-editor", "comlink", "recharts", "@babel/parser"])
		expect(text).toContain(`\n${name} `);
	expect(text.match(/SIL OPEN FONT LICENSE/g)?.length).toBeGreaterThanOrEqual(2);
	expect(text).not.toContain("\nvitest ");
});
