import { inspectValue } from "../values/inspect";
import type { InspectOptions } from "../values/inspect-options";
import { findProperty, isBuiltIn } from "../values/kinds";
import { primitiveText } from "../values/look";
import { hasOwn, isObject } from "../values/originals";

const toJson = JSON.stringify;

/** The text of a call of `console.log`. A first text may hold %s, %d, %i, %f, %j, %o, %O and %c (Console Standard, 2.2; %j as in Node). */
export function formatValues(values: readonly unknown[], options: InspectOptions): string {
	const first = values[0];
	let next = 1;
	let text = "";
	if (typeof first === "string") {
		text =
			values.length === 1
				? first
				: first.replace(/%[sdifjoOc%]/g, (mark) => {
						if (mark === "%%") return "%";
						return next < values.length ? marked(mark, values[next++], options) : mark;
					});
	} else next = 0;
	for (let i = next; i < values.length; i++) {
		const value = values[i];
		text += `${i === 0 ? "" : " "}${typeof value === "string" ? value : inspectValue(value, options)}`;
	}
	return text;
}

function marked(mark: string, value: unknown, options: InspectOptions): string {
	try {
		switch (mark) {
			case "%s":
				if (typeof value === "string") return value;
				if (!isObject(value)) return typeof value === "symbol" ? String(value) : primitiveText(value);
				return hasOwnText(value) ? String(value) : inspectValue(value, options, { depth: 0 });
			case "%d":
				return typeof value === "bigint" ? `${value}n` : typeof value === "symbol" ? "NaN" : primitiveText(Number(value));
			case "%i":
				return typeof value === "bigint"
					? `${value}n`
					: typeof value === "symbol"
						? "NaN"
						: primitiveText(Number.parseInt(String(value), 10));
			case "%f":
				return typeof value === "symbol" ? "NaN" : primitiveText(Number.parseFloat(String(value)));
			case "%j":
				return String(toJson(value));
			case "%o":
				return inspectValue(value, options, { depth: 4 });
			case "%c":
				return "";
			default:
				return inspectValue(value, options);
		}
	} catch {
		// The program's `toString`, `valueOf` or `toJSON` threw an error, or JSON cannot hold the value.
		return mark === "%j" && isObject(value) ? "[Circular]" : inspectValue(value, options);
	}
}

/** True if the program says how an object becomes text: by a `toString` or `Symbol.toPrimitive` of its own. Functions are shown as `String` shows them. */
function hasOwnText(object: object): boolean {
	if (typeof object === "function") return true;
	return isOwnMethod(object, "toString") || isOwnMethod(object, Symbol.toPrimitive);
}

function isOwnMethod(object: object, name: PropertyKey): boolean {
	const found = findProperty(object, name);
	return found !== null && !(hasOwn(found, "value") && isBuiltIn(found.value));
}
