import type { Program } from "../../types";
import { lend } from "../books/realm";

const { apply } = Reflect;
const native = Function.prototype.toString;

/** A mark that the compiler has put into the text of a function or class: its module, and where its source begins and ends. */
const MARK = /\/\*\$\$+(\d+):(\d+)-(\d+)\*\//g;

/**
 * Has `Function.prototype.toString` give the source of the program's functions as written, and hide that of the engine's.
 * @returns a function that undoes it
 */
export function installSourceText(program: Program): () => void {
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
	const { toString } = {
		toString(this: unknown): string {
			const text = apply(native, this, []) as string;
			// The function itself has the widest mark; the others are those of functions inside it.
			let found: { module: number; start: number; end: number } | null = null;
			for (const [, module, start, end] of text.matchAll(MARK))
				if (found === null || Number(end) - Number(start) > found.end - found.start)
					found = { module: Number(module), start: Number(start), end: Number(end) };
			if (found !== null) return sourceOf(found.module).slice(found.start, found.end);
			const isForeign = !text.endsWith("[native code] }") && !program.modules.some(({ code }) => code.includes(text));
			return isForeign && !text.startsWith("function anonymous(")
				? `function ${(this as { name: string }).name}() { [native code] }`
				: text;
		},
	};
	return lend(Function.prototype, "toString", { value: toString, writable: true, enumerable: false, configurable: true });
}
