/** Closes a union: the compiler complains when a kind is not handled, and a corrupt value is named at run time. */
export function assertNever(value: never, what: string): never {
	throw new Error(`Unknown ${what}: ${JSON.stringify(value)}`);
}
