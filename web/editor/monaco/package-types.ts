import { typeLoaders } from "virtual:interleave/package-types";
import * as typescript from "monaco-editor/languages/features/typescript/register";
import { packagesNamed } from "../../../engine/packages";

/** Packages whose types TypeScript knows, or is about to. */
const known = new Set<string>();

/** Gives TypeScript the types of the packages that a text imports; each is fetched once, when the first text imports it. */
export async function learnPackageTypes(source: string): Promise<void> {
	const wanted = packagesNamed([source]).filter(({ name }) => name in typeLoaders && !known.has(name));
	await Promise.all(
		wanted.map(async ({ name }) => {
			known.add(name);
			try {
				const { default: types } = await (typeLoaders[name] as (typeof typeLoaders)[string])();
				for (const [path, text] of Object.entries(types))
					typescript.typescriptDefaults.addExtraLib(text, `file:///node_modules/${path}`);
			} catch {
				// Without them the import is underlined, and the program runs; the next change tries again.
				known.delete(name);
			}
		}),
	);
}
