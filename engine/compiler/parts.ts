import type { RareSyntax } from "./rare-syntax";
import type { Sentences } from "./syntax/parse";

/** What an app loads when a program needs it; null as long as none has. */
export type Parts = {
	rareSyntax: RareSyntax | null;
	/** The parser of a built app has its sentences apart. */
	sentences: Sentences | null;
};
