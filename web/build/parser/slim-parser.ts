import { minifySync } from "vite";
import { dropUnnamed } from "./drop-unnamed.ts";
import { foldOptions, type ParserOptions } from "./fold-options.ts";
import { shortenNames } from "./shorten-names.ts";
import { type SlimParser, takeSentences } from "./take-sentences.ts";

/**
 * The text of @babel/parser without the code that `parse` cannot reach under these options, with short names for its methods, and without the
 * sentences of its errors, which only a program with an error needs: 36.7 KB of brotli.
 * Removing only the unused plugins leaves 49.7 KB. The rules match the form of calls, not positions. If a new version no longer has something to
 * cut, that throws. `test/web/build/slim-parser.test.ts` compares trees and errors with those of the whole parser.
 *
 * @param code text of `@babel/parser/lib/index.js`
 * @throws Error when something to cut is not found
 */
export function slimParser(code: string, options: ParserOptions): SlimParser {
	let text = withoutDeadCode(foldOptions(code, options));
	for (let before = ""; before !== text; ) {
		before = text;
		text = withoutDeadCode(dropUnnamed(text));
	}
	const { code: short, names } = shortenNames(text);
	return takeSentences(short, names);
}

/** Removes branches that are dead after folding, and functions that only they called. */
function withoutDeadCode(code: string): string {
	const { code: shorter, errors } = minifySync("parser.mjs", code, {
		module: true,
		compress: { target: "es2022" },
		mangle: false,
		codegen: { removeWhitespace: false },
	});
	if (errors.length > 0) throw new Error(`slim-parser: the cut parser cannot be read: ${errors[0]?.message}`);
	return shorter;
}
