import type { Compilation } from "../types";
import { type CompileOptions, compileWith } from "./compile";
import type { Parts } from "./parts";
import type { RareSyntax } from "./rare-syntax";
import { MissingPart } from "./syntax/missing-part";
import type { DescribeErrors, Sentences } from "./syntax/syntax-errors";
import type { Waiting } from "./waiting";

export type { CompileOptions, Sentences };

export const loadWaiting = async (): Promise<Waiting> => (await import("./waiting")).waiting;

export const loadRareSyntax = async (): Promise<RareSyntax> => (await import("./rare-syntax")).rareSyntax;

/** @param sentences those that the build has taken out of the parser */
export const loadErrors = async (sentences: Sentences): Promise<DescribeErrors> =>
	(await import("./syntax/syntax-errors")).describeWith(sentences);

/**
 * Compiles like `compile`, and loads what a program rarely needs when one needs it: how rare syntax is lowered, what syntax errors say, and what is told about waiting.
 * @param loaders call `loadRareSyntax`, `loadErrors` and `loadWaiting`; what they throw, the compiler throws
 */
export function createCompiler(loaders: {
	rareSyntax(): Promise<RareSyntax>;
	describeErrors(): Promise<DescribeErrors>;
	waiting(): Promise<Waiting>;
}) {
	const parts: Parts = { rareSyntax: null, describeErrors: null, waiting: null };
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
