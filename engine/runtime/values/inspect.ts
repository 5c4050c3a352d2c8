import { isError } from "./describe";
import { printable, quoted } from "./escapes";
import type { InspectOptions } from "./inspect-options";
import { entriesTogether } from "./layout";
import { lookAt, type Part, primitiveText, type Shape } from "./look";
import { contains, isObject } from "./originals";
import { behindProxies } from "./proxies";

/** How a value is shown. The names and defaults are those of Node's `util.inspect`. */
export type InspectStyle = {
	/** Objects that are nested deeper than this are only named. */
	depth: number;
	/** Characters of a line. */
	breakLength: number;
	/** Most items of a list, map or set. */
	maxArrayLength: number;
	/** Most characters of one text. */
	maxStringLength: number;
};
const DEFAULT_STYLE: InspectStyle = { depth: 2, breakLength: 80, maxArrayLength: 100, maxStringLength: 10_000 };

/** Objects with fewer nested levels than this may share a line. */
const LEVELS_OF_LINE = 3;

/** Characters after which the rest of a value is left out. */
const MOST_CHARACTERS = 20_000;

/** What one call to `inspectValue` keeps while it descends. */
type Descent = {
	options: InspectOptions;
	style: InspectStyle;
	/** The objects that contain the current one, outermost first. */
	above: object[];
	/** Objects that contain themselves; their numbers are their places here. */
	circles: object[];
	indent: number;
	/** Depth of the object entered last. */
	entered: number;
	/** Characters left. */
	left: number;
};

/**
 * A value as Node's console shows it. Never throws, and its text is bounded. Of the program's code it can run only getters of
 * `Symbol.toStringTag`, and of an error's `name`, `message` and `stack`.
 */
export function inspectValue(value: unknown, options: InspectOptions, style: Partial<InspectStyle> = {}): string {
	const whole = { ...DEFAULT_STYLE, ...style };
	try {
		return printable(
			show(value, 0, { options, style: whole, above: [], circles: [], indent: 0, entered: 0, left: MOST_CHARACTERS }),
		);
	} catch {
		return "[a value that cannot be shown]";
	}
}

/** A thrown value as a console shows what nobody caught: a text as it is, and an error without the brackets that it has when no frame is known. */
export function thrownText(thrown: unknown, options: InspectOptions): string {
	if (typeof thrown === "string") return thrown;
	const text = inspectValue(thrown, options);
	return isError(thrown) ? text.replace(/^\[([^\n]*)\](?=$| \{)/, "$1") : text;
}

function show(value: unknown, depth: number, descent: Descent): string {
	if (typeof value === "string") return spend(longText(value, descent), descent);
	if (!isObject(value)) return spend(primitiveText(value), descent);
	const object = behindProxies(value);
	if (object === null) return "<Revoked Proxy>";
	if (contains(descent.above, object)) return `[Circular *${numberOfCircle(object, descent)}]`;
	return showObject(object, lookAt(object, descent.options, descent.style.maxArrayLength), depth, descent);
}

function spend(text: string, descent: Descent): string {
	descent.left -= text.length;
	return text;
}

/** Text in quotes, cut to its longest; a long one has a line for each of its lines. */
function longText(text: string, { style, indent }: Descent): string {
	const rest = text.length - style.maxStringLength;
	const cut = rest > 0 ? text.slice(0, style.maxStringLength) : text;
	const note = rest > 0 ? `... ${rest} more character${rest > 1 ? "s" : ""}` : "";
	if (cut.length <= 16 || cut.length <= style.breakLength - indent - 4) return quoted(cut) + note;
	let shown = "";
	for (let from = 0; from < cut.length; ) {
		const end = cut.indexOf("\n", from) + 1 || cut.length;
		shown += `${from === 0 ? "" : ` +\n${" ".repeat(indent + 2)}`}${quoted(cut.slice(from, end))}`;
		from = end;
	}
	return shown + note;
}

function numberOfCircle(object: object, { circles }: Descent): number {
	for (let i = 0; i < circles.length; i++) if (circles[i] === object) return i + 1;
	circles[circles.length] = object;
	return circles.length;
}

function showObject(object: object, look: Shape, depth: number, descent: Descent): string {
	const { above, style, indent } = descent;
	const { parts } = look;
	const base = indent === 0 ? look.base : look.base.replaceAll("\n", `\n${" ".repeat(indent)}`);
	if (parts.length === 0) return spend(base === "" ? look.open + look.close : base, descent);
	if (depth > style.depth) return spend(look.name, descent);
	above[above.length] = object;
	descent.entered = depth + 1;
	const texts: string[] = [];
	for (let i = 0; i < parts.length; i++) {
		if (descent.left < 0) {
			texts[i] = "...";
			break;
		}
		descent.left -= indent;
		texts[i] = showPart(parts[i] as Part, depth + 1, descent);
	}
	above.length--;
	const reference = contains(descent.circles, object) ? `<ref *${numberOfCircle(object, descent)}>` : "";
	return entriesTogether(texts, {
		base: base !== "" && reference !== "" ? `${reference} ${base}` : base + reference,
		open: look.open,
		close: look.close,
		isGrouped: look.isList,
		isNumeric: look.isList && areNumbers(parts),
		hasMore: parts.length > style.maxArrayLength,
		mayShareLine: descent.entered - (depth + 1) < LEVELS_OF_LINE,
		indent,
		breakLength: style.breakLength,
	});
}

function areNumbers(parts: readonly Part[]): boolean {
	for (let i = 0; i < parts.length; i++) {
		const part = parts[i] as Part;
		const isNumber =
			part.kind === "value" && part.label === "" && (typeof part.value === "number" || typeof part.value === "bigint");
		// The last may be "... 3 more items".
		if (!isNumber && !(part.kind === "text" && part.text.startsWith("..."))) return false;
	}
	return true;
}

function showPart(part: Part, depth: number, descent: Descent): string {
	if (part.kind === "text") return spend(part.text, descent);
	descent.indent += 2;
	let text: string;
	if (part.kind === "entry") text = `${show(part.key, depth, descent)} => ${show(part.value, depth, descent)}`;
	else if (part.label === "") text = show(part.value, depth, descent);
	else text = `${spend(part.label, descent)}${part.label === "<rejected>" ? "" : ":"} ${show(part.value, depth, descent)}`;
	descent.indent -= 2;
	return text;
}
