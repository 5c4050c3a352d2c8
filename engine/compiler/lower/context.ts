import type { Diagnostic, SiteKind } from "../../types";
import { localsCode } from "../syntax/locals";
import { MissingPart } from "../syntax/missing-part";
import { childrenOf, type Node } from "../syntax/node";
import { blank, type Piece } from "../syntax/pieces";
import type { SiteTable } from "../syntax/sites";
import type { UpdateHooks } from "../updates/hooks";
import { stopAround } from "./stops";

/** Renders one kind of node to output. */
export type Renderer = (node: Node, context: Context) => Piece[];

/** The decorators of a class being lowered: the variable of its record, and the decorated members with their numbers. */
export type Decoration = { record: string; indexOf: ReadonlyMap<Node, number> };

/** How syntax is lowered that few programs have. */
export type RareLowering = {
	renderers: Readonly<Record<string, Renderer>>;
	accessor(member: Node, decoration: Decoration | null, context: Context): Piece[];
	decoratedClass(node: Node, decoration: Decoration, context: Context): Piece[];
	decoratedKey(member: Node, decoration: Decoration, context: Context): Piece[];
	decoratedMember(member: Node, alias: string | null, first: string[], decoration: Decoration, context: Context): Piece[];
	decorationCode(members: readonly Node[], decoration: Decoration, context: Context): string[];
};

/** The state that the renderers of one module share. */
export class Context {
	readonly diagnostics: Diagnostic[] = [];
	/** Local names imported from "interleave"; their calls get sites. */
	readonly libraryNames = new Set<string>();
	/** Local names of imports from other modules of the program, and the text that replaces each. */
	readonly imports = new Map<string, string>();
	/** The texts that replace references to imports and to exported members of namespaces. */
	readonly replacements = new Map<Node, string>();
	/** Code to put around a node. */
	readonly around = new Map<Node, { before: string; after: string }>();
	/** The calls to insert around accesses that may be lost updates; null where there are none. */
	hooks: UpdateHooks | null = null;
	#names = 0;

	constructor(
		readonly file: string,
		readonly source: string,
		/** Prefix of every name that lowering introduces; the source does not contain it. */
		readonly prefix: string,
		readonly sites: SiteTable,
		readonly renderers: Readonly<Record<string, Renderer>>,
		/** The number of the module in the program. */
		readonly index: number,
		/** The names of the program's async functions and methods. */
		readonly asyncNames: ReadonlySet<string> = new Set(),
		/** True when every suspension passes a reader of the locals, and every statement says that it runs. */
		readonly inspects: boolean,
		private readonly rareLowering: RareLowering | null,
	) {}

	/** How rare syntax is lowered. @throws MissingPart when that has not been loaded */
	get rare(): RareLowering {
		if (this.rareLowering === null) throw new MissingPart("rareSyntax");
		return this.rareLowering;
	}

	/** The argument with the reader of locals that a suspension at `node` passes besides its site. */
	locals(node: Node): string {
		return this.inspects ? `, ${localsCode(node)}` : "";
	}

	render(node: Node): Piece[] {
		const renderer = this.renderers[node.type];
		const pieces = renderer === undefined ? this.copy(node) : renderer(node, this);
		const hook = this.hooks?.around.get(node);
		const hooked = hook === undefined ? pieces : [hook.before, ...pieces, hook.after];
		const call = this.around.get(node);
		const wrapped = call === undefined ? hooked : [call.before, ...hooked, call.after];
		const stop = this.inspects ? stopAround(node, this.prefix) : null;
		return stop === null ? wrapped : [stop.before, ...wrapped, stop.after];
	}

	/** Code for the beginning of a block, or of a function whose body is an expression. */
	prologue(node: Node): string {
		return this.hooks?.prologues.get(node) ?? "";
	}

	/** The node's source, with its children rendered in place. */
	copy(node: Node): Piece[] {
		return this.span(node.start, node.end, childrenOf(node));
	}

	/** The source from `start` to `end`, with `nodes`, which lie inside it, rendered in place. */
	span(start: number, end: number, nodes: readonly Node[]): Piece[] {
		const pieces: Piece[] = [];
		let at = start;
		for (const node of nodes) {
			if (node.start < at) continue;
			pieces.push(...this.gap(at, node.start, node), ...this.render(node));
			at = node.end;
		}
		pieces.push(...this.gap(at, end, null));
		return pieces;
	}

	/** The source between children. Marks `?` and `!` before an erased type are erased, too. */
	gap(start: number, end: number, next: Node | null): Piece[] {
		if (start >= end) return [];
		if (next?.type === "TSTypeAnnotation") {
			const between = this.source.slice(start, end);
			if (/[?!]\s*$/.test(between)) return [between.replace(/[?!](\s*)$/, " $1")];
		}
		return [{ start, end }];
	}

	/** White space instead of a range of the source; line breaks are kept. */
	blank(start: number, end: number): Piece {
		return blank(this.source, start, end);
	}

	/** A comment that says which source a function or class has: V8 keeps it in the text of the function, where `toString` of the run finds it. */
	mark(start: number, end: number): string {
		return `/*${this.prefix}${this.index}:${start}-${end}*/`;
	}

	/** A unique name. */
	fresh(hint: string): string {
		return `${this.prefix}${hint}${++this.#names}`;
	}

	site(kind: SiteKind, node: Node, name: string): number {
		return this.sites.add(kind, this.file, node, name);
	}

	/** Reports syntax that is not supported. The message must end with what to do instead. */
	unsupported(node: Node, message: string): void {
		const { line, column } = node.loc.start;
		this.diagnostics.push({ kind: "unsupported", severity: "error", message, file: this.file, line, column: column + 1 });
	}

	/** Offset of `token` at or after `from`, outside comments. */
	find(token: string, from: number): number {
		const { source } = this;
		for (let at = from; at < source.length; at++) {
			if (source.startsWith("//", at)) {
				const end = source.indexOf("\n", at);
				at = end < 0 ? source.length : end;
			} else if (source.startsWith("/*", at)) {
				at = source.indexOf("*/", at) + 1;
			} else if (source.startsWith(token, at)) return at;
		}
		throw new Error(`No ${token} after offset ${from} of ${this.file}.`);
	}
}

/** A JavaScript string literal. */
export const quote = (text: string): string => JSON.stringify(text);
