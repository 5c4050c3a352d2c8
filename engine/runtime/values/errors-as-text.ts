import type { InspectOptions } from "./inspect-options";
import { prefixOf } from "./kinds";
import { contains, hasOwn, isArray, joined, ownValue } from "./originals";

/** A property of an error as text, or null. Its getter may be the program's; what it throws is ignored. */
function textOf(error: object, name: string): string | null {
	try {
		const value = (error as Record<string, unknown>)[name];
		return value === undefined || value === null ? null : String(value);
	} catch {
		return null;
	}
}

/** Where frames begin in a stack; -1 if it has none. */
const framesStart = (stack: string): number => stack.search(/(?:^|\n)(?: {4}at |[^\n]*@[^\n]*:\d+:\d+(?:\n|$))/);

/**
 * The first lines of an error and its frames in the program; in brackets if it has none.
 * @param className its class, which replaces "Error" in the first line if the program has set no other name
 */
export function errorBase(error: object, className: string | null, tag: string, { frames }: InspectOptions): string {
	const name = textOf(error, "name") ?? "Error";
	const message = textOf(error, "message") ?? "";
	const plain = message === "" ? name : name === "" ? message : `${name}: ${message}`;
	const stack = textOf(error, "stack") || plain;
	const start = framesStart(stack);
	// Firefox and Safari give the frames only.
	const head = start < 0 ? stack : start === 0 ? plain : stack.slice(0, start);
	const tail = start < 0 ? "" : stack.slice(start === 0 ? 0 : start + 1);
	const lines = tail === "" ? "" : frames === undefined ? tail : joined(frames(tail), "\n");
	const first = withClass(head, name, className, tag);
	return lines === "" ? `[${first}]` : `${first}\n${lines}`;
}

/** "Error: no" of an instance of `NotFoundError` becomes "NotFoundError: no", unless the error looks special in another way. */
function withClass(head: string, name: string, className: string | null, tag: string): string {
	const isUsual =
		name.endsWith("Error") && head.startsWith(name) && (head.length === name.length || /[:\n]/.test(head[name.length] as string));
	if (className !== null && !isUsual) return head;
	const shown =
		className === null ? (/^([A-Z][a-z_ A-Z0-9[\]()-]+):|^([a-z_A-Z0-9-]*Error)$/.exec(head) ?? ["", ""]) : ["", name];
	const known = shown[1] ?? shown[2] ?? "";
	const prefix = prefixOf(className, tag, known || "Error").slice(0, -1);
	if (name === prefix) return head;
	if (!prefix.includes(name)) return `${prefix} [${name}]${head.slice(known.length)}`;
	return known === "" ? `${prefix}: ${head}` : prefix + head.slice(known.length);
}

/** The properties shown beside an error's text: its own ones without what the text says already, its cause, and the errors it joins. */
export function errorKeys(error: object, keys: readonly PropertyKey[], base: string): PropertyKey[] {
	const shown: PropertyKey[] = [];
	for (let i = 0; i < keys.length; i++) {
		const key = keys[i] as PropertyKey;
		const isSaid = (key === "name" || key === "message" || key === "stack") && base.includes(textOf(error, key) ?? "");
		if (!isSaid) shown[shown.length] = key;
	}
	const add = (key: string): void => {
		if (hasOwn(error, key) && !contains(shown, key)) shown[shown.length] = key;
	};
	add("cause");
	if (isArray(ownValue(error, "errors"))) add("errors");
	if (textOf(error, "name") === "SuppressedError") {
		add("error");
		add("suppressed");
	}
	return shown;
}
