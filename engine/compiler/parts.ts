import type { RareSyntax } from "./rare-syntax";
import type { DescribeErrors } from "./syntax/syntax-errors";
import type { Waiting } from "./waiting";

/** What an app loads when a program needs it; null as long as none has. */
export type Parts = {
	rareSyntax: RareSyntax | null;
	describeErrors: DescribeErrors | null;
	waiting: Waiting | null;
};
