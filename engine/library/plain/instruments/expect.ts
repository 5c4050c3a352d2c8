/** Throws the sentence unless the condition holds. A `catch` can swallow this error; the library's own cannot be caught. */
export function expect(condition: unknown, sentence: string): asserts condition {
	if (!condition) throw Object.assign(new Error(sentence), { name: "ExpectationError" });
}
