/** Checks that a union is handled completely: an unhandled kind is a type error, and an invalid value throws an error that names it. */
export function assertNever(value: never, what: string): never {
	throw new Error(`Unknown ${what}: ${JSON.stringify(value)}`);
}
