import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";

/** A package that is shipped with the app. */
export type Shipped = { name: string; version: string; license: string; texts: string[] };

/** The fields of a lock file that are read. */
type Lock = { packages: Record<string, { version?: string; dev?: boolean; license?: string; optional?: boolean }> };

/** Files of a package that contain licences and notices. */
const TEXTS = /^(licen[cs]e|ofl|copying|notice|third-?party-?notices)/i;

/**
 * Every package that is not a development dependency, by name.
 *
 * @param root folder of package-lock.json and node_modules
 * @throws Error for a package that has neither a licence name nor a licence text, because it may not be shipped
 */
export function shippedPackages(root: string): Shipped[] {
	const { packages } = JSON.parse(readFileSync(path.join(root, "package-lock.json"), "utf8")) as Lock;
	const shipped: Shipped[] = [];
	for (const [place, { version = "", dev, license = "" }] of Object.entries(packages)) {
		const folder = path.join(root, place);
		// Optional packages for other platforms are not installed.
		if (place === "" || dev === true || !existsSync(folder)) continue;
		const name = place.slice(place.lastIndexOf("node_modules/") + "node_modules/".length);
		const texts = readdirSync(folder, { withFileTypes: true })
			.filter((entry) => entry.isFile() && TEXTS.test(entry.name))
			.map((entry) => readFileSync(path.join(folder, entry.name), "utf8").trim());
		if (license === "" && texts.length === 0)
			throw new Error(`notices: ${name} names no licence. Look at it before it is shipped.`);
		shipped.push({ name, version, license, texts });
	}
	return shipped.sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));
}

/** The notices that licences require: every package that is shipped, with its version, its licence and its licence texts. */
export function thirdPartyNotices(root: string): string {
	const parts = shippedPackages(root).map(({ name, version, license, texts }) =>
		[`${name} ${version}`, license && `Licence: ${license}`, ...texts].filter(Boolean).join("\n\n"),
	);
	const line = "-".repeat(100);
	return `Interleave is made with the work of others. These are the packages that travel with it, and what their licences ask to be said.\n\n${line}\n\n${parts.join(`\n\n${line}\n\n`)}\n`;
}
