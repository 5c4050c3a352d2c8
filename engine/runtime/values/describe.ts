/** A short text for any value, for error messages. Of the learner's code it can run only getters of `name` and `message` of an error. */
export function describe(value: unknown): string {
	if (typeof value === "string") return JSON.stringify(value.length > 80 ? `${value.slice(0, 80)}…` : value);
	if (typeof value === "function") return "function";
	if (typeof value !== "object" || value === null) return typeof value === "bigint" ? `${value}n` : String(value);
	try {
		if (value instanceof Error) return errorText(value);
		return Array.isArray(value) ? "[object Array]" : "#<Object>";
	} catch {
		return "#<Object>";
	}
}

/** True for an error. A proxy of the program may throw when it is asked. */
export function isError(value: unknown): value is Error {
	try {
		return value instanceof Error;
	} catch {
		return false;
	}
}

/** "TypeError: x is not a function", however odd the error's properties are. */
export function errorText(error: Error): string {
	const name = textOr(error.name, "Error");
	const message = textOr(error.message, "");
	return message === "" ? name : `${name}: ${message}`;
}

/** The two errors that a SuppressedError joins: the one thrown last, and the one it replaced. Null for any other error. */
export function suppressedBy(error: Error): { error: unknown; suppressed: unknown } | null {
	const last = Object.getOwnPropertyDescriptor(error, "error");
	const first = Object.getOwnPropertyDescriptor(error, "suppressed");
	if (error.name !== "SuppressedError" || last === undefined || first === undefined) return null;
	return { error: last.value, suppressed: first.value };
}

function textOr(value: unknown, fallback: string): string {
	return typeof value === "string" ? value.slice(0, 2000) : fallback;
}
