/** Thrown where a program needs a part of the compiler that has not been loaded. */
export class MissingPart extends Error {
	constructor(readonly part: "rareSyntax" | "describeErrors" | "waiting") {
		super(`The compiler's ${part} has not been loaded.`);
	}
}
