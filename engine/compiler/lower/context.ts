import type { Diagnostic, SiteKind } from "../../types";
import { localsCode } from "../syntax/locals";
import { childrenOf, type Node } from "../syntax/node";
import { blank, type Piece } from "../syntax/pieces";
import type { SiteTable } from "../syntax/sites";
import type { UpdateHooks } from "../updates/hooks";

/** Turns one kind of node into output. */
export type Renderer = (node: Node, context: Context) => Piece[];

/** Everything the renderers of one module share. */
export class Context {
	readonly diagnostics: Diagnostic[] = [];
	/** Names imported from "interleave": a call of one gets a site. */
	readonly libraryNames = new Set<string>();
	/** Local names of imports from other modules of the program, and what to write instead. */
	readonly imports = new Map<string, string>();
	/** References to those names that no inner declaration shadows. */
	importReferences: ReadonlySet<Node> = new Set();
	/** What is written around accesses that may be lost updates; null where there are none. */
	hooks: UpdateHooks | null = null;
	#names = 0;

	constructor(
		readonly file: string,
		readonly source: string,
		/** Starts every name that lowering brings in; the source does not contain it. */
		readonly prefix: string,
		readonly sites: SiteTable,
		readonly renderers: Readonly<Record<string, Renderer>>,
		/** True when every suspension hands over a way to read the locals. */
		readonly inspects = false,
	) {}

	/** What a suspension at `node` passes besides its site. */
	locals(node: Node): string {
		return this.inspects ? `, ${localsCode(node)}` : "";
	}

	render(node: Node): Piece[] {
		const renderer = this.renderers[node.type];
		const pieces = renderer === undefined ? this.copy(node) : renderer(node, this);
		const hook = this.hooks?.around.get(node);
		return hook === undefined ? pieces : [hook.before, ...pieces, hook.after];
	}

	/** What stands at the beginning of a block, or of a function whose body is an expression. */
	prologue(node: Node): string {
		return this.hooks?.prologues.get(node) ?? "";
	}

	/** The node as it stands, with its children rendered in place. */
	copy(node: Node): Piece[] {
		return this.span(node.start, node.end, childrenOf(node));
	}

	/** The source from `start` to `end`, with `nodes` that stand there rendered in place. */
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

	/** Source between children. The marks `?` and `!` before a type go with it. */
	gap(start: number, end: number, next: Node | null): Piece[] {
		if (start >= end) return [];
		if (next?.type === "TSTypeAnnotation") {
			const between = this.source.slice(start, end);
			if (/[?!]\s*$/.test(between)) return [between.replace(/[?!](\s*)$/, " $1")];
		}
		return [{ start, end }];
	}

	/** White space in place of a stretch of source; lines stay. */
	blank(start: number, end: number): Piece {
		return blank(this.source, start, end);
	}

	/** A name nobody else has. */
	fresh(hint: string): string {
		return `${this.prefix}${hint}${++this.#names}`;
	}

	site(kind: SiteKind, node: Node, name: string): number {
		return this.sites.add(kind, this.file, node, name);
	}

	/** Says that something cannot run here. The message ends with what to do instead. */
	unsupported(node: Node, message: string): void {
		const { line, column } = node.loc.start;
		this.diagnostics.push({ kind: "unsupported", severity: "error", message, file: this.file, line, column: column + 1 });
	}

	/** Offset of `token` at or after `from`, not looking inside comments. */
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
