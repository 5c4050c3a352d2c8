import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";

/** A package that travels with the app. */
type Shipped = { name: string; version: string; license: string; texts: string[] };

/** A lock file, as far as it says what is installed and why. */
type Lock = { packages: Record<string, { version?: string; dev?: boolean; license?: string; optional?: boolean }> };

/** What else a package says of those it contains. */
const TEXTS = /^(licen[cs]e|ofl|copying|notice|third-?party-?notices)/i;

/**
 * The notices that licences ask for: every package that is not only for development, with its version, its licence and the texts it brings.
 *
 * @param root folder of package-lock.json and node_modules
 * @throws Error for a package that names no licence and brings no text: it may not be shipped like that
 */
export function thirdPartyNotices(root: string): string {
	const { packages } = JSON.parse(readFileSync(path.join(root, "package-lock.json"), "utf8")) as Lock;
	const shipped: Shipped[] = [];
	for (const [place, { version = "", dev, license = "" }] of Object.entries(packages)) {
		const folder = path.join(root, place);
		// An optional package of another machine is not installed here.
		if (place === "" || dev === true || !existsSync(folder)) continue;
		const name = place.slice(place.lastIndexOf("node_modules/") + "node_modules/".length);
		const texts = readdirSync(folder, { withFileTypes: true })
			.filter((entry) => entry.isFile() && TEXTS.test(entry.name))
			.map((entry) => readFileSync(path.join(folder, entry.name), "utf8").trim());
		if (license === "" && texts.length === 0)
			throw new Error(`notices: ${name} names no licence. Look at it before it is shipped.`);
		shipped.push({ name, version, license, texts });
	}
	shipped.sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));
	const parts = shipped.map(({ name, version, license, texts }) =>
		[`${name} ${version}`, license && `Licence: ${license}`, ...texts].filter(Boolean).join("\n\n"),
	);
	const line = "-".repeat(100);
	return `Interleave is made with the work of others. These are the packages that travel with it, and what their licences ask to be said.\n\n${line}\n\n${parts.join(`\n\n${line}\n\n`)}\n`;
}
