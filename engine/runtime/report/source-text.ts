import type { Program } from "../../types";
import { lend } from "../books/realm";

const { apply } = Reflect;
const native = Function.prototype.toString;

type Mark = { module: number; start: number; end: number };
/** Where a function stands; line 0 for one that is not the program's. */
type FunctionPlace = { file: string; line: number };
/** A mark that the compiler has put into the text of a function or class: its module, and where its source begins and ends. */
const MARK = /\/\*\$\$+(\d+):(\d+)-(\d+)\*\//g;

/**
 * Has `Function.prototype.toString` give the source of the program's functions as written, and hide that of the engine's.
 * @returns `placeOf`, the place of a function of the program, and `restore`, which undoes the change to the realm
 */
export function installSourceText(program: Program): { placeOf: (call: unknown) => FunctionPlace; restore: () => void } {
	const sources = new Map<number, string>();
	function sourceOf(module: number): string {
		let source = sources.get(module);
		if (source === undefined) {
			const { map } = program.modules[module] ?? { map: "" };
			source = map === "" ? "" : ((JSON.parse(map) as { sourcesContent: string[] }).sourcesContent[0] ?? "");
			sources.set(module, source);
		}
		return source;
	}
	/** The function itself has the widest mark; the others are those of functions inside it. */
	function markIn(text: string): Mark | null {
		let found: Mark | null = null;
		for (const [, module, start, end] of text.matchAll(MARK))
			if (found === null || Number(end) - Number(start) > found.end - found.start)
				found = { module: Number(module), start: Number(start), end: Number(end) };
		return found;
	}
	function placeOf(call: unknown): FunctionPlace {
		const found = typeof call === "function" ? markIn(apply(native, call, []) as string) : null;
		if (found === null) return { file: "", line: 0 };
		return {
			file: program.modules[found.module]?.file ?? "",
			line: sourceOf(found.module).slice(0, found.start).split("\n").length,
		};
	}
	const { toString } = {
		toString(this: unknown): string {
			const text = apply(native, this, []) as string;
			const found = markIn(text);
			if (found !== null) return sourceOf(found.module).slice(found.start, found.end);
			const isForeign = !text.endsWith("[native code] }") && !program.modules.some(({ code }) => code.includes(text));
			return isForeign && !text.startsWith("function anonymous(")
				? `function ${(this as { name: string }).name}() { [native code] }`
				: text;
		},
	};
	const shown = { value: toString, writable: true, enumerable: false, configurable: true };
	return { placeOf, restore: lend(Function.prototype, "toString", shown) };
}
