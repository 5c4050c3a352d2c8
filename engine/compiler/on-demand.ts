import type { Compilation } from "../types";
import { type CompileOptions, compileWith } from "./compile";
import type { Parts } from "./parts";
import type { RareSyntax } from "./rare-syntax";
import { MissingPart } from "./syntax/missing-part";
import type { Sentences } from "./syntax/parse";

export type { CompileOptions, Sentences };

export const loadRareSyntax = async (): Promise<RareSyntax> => (await import("./rare-syntax")).rareSyntax;

/**
 * Compiles like `compile`, and loads what a program rarely needs when one needs it: how rare syntax is lowered, and the sentences of syntax errors.
 * @param loaders load `loadRareSyntax()`, and the sentences that the build has taken out of the parser; what they throw, the compiler throws
 */
export function createCompiler(loaders: { rareSyntax(): Promise<RareSyntax>; sentences(): Promise<Sentences> }) {
	const parts: Parts = { rareSyntax: null, sentences: null };
	return async (files: string | Record<string, string>, options: CompileOptions = {}): Promise<Compilation> => {
		for (;;) {
			try {
				return compileWith(parts, files, options);
			} catch (error) {
				if (!(error instanceof MissingPart) || parts[error.part] !== null) throw error;
				Object.assign(parts, { [error.part]: await loaders[error.part]() });
			}
		}
	};
}
