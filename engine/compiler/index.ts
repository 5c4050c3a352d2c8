import type { Compilation } from "../types";
import { type CompileOptions, compileWith } from "./compile";
import { rareSyntax } from "./rare-syntax";
import { describeWith } from "./syntax/syntax-errors";
import { waiting } from "./waiting";

export type { CompileOptions };

const describeErrors = describeWith({});

/**
 * Compiles a TypeScript program: types are stripped, and async functions, generators, `for await`, `using` and top-level await
 * become generators that the runtime drives.
 * @param files the text of `main.ts`, or texts by file name, `main.ts` among them
 * @returns the program, or null with at least one error among the diagnostics
 * @example compile('console.log("hello")').program?.entry // "main.ts"
 */
export const compile = (files: string | Record<string, string>, options: CompileOptions = {}): Compilation =>
	compileWith({ rareSyntax, describeErrors, waiting }, files, options);
