/** Throws a sentence unless it is true. A `catch` of the program can swallow it, which the real one does not allow. */
export function expect(condition: unknown, sentence: string): asserts condition {
	if (!condition) throw Object.assign(new Error(sentence), { name: "ExpectationError" });
}
