import { classRenderers } from "./classes";
import type { Renderer } from "./context";
import { enumRenderers } from "./enums";
import { expressionRenderers } from "./expressions";
import { functionRenderers } from "./functions";
import { namespaceRenderers } from "./namespaces";
import { objectRenderers } from "./objects";
import { semicolonTypes, statementRenderers, withSemicolon } from "./statements";
import { typeRenderers } from "./types";

const copy: Renderer = (node, context) => context.copy(node);

/** The renderer of each kind of node; other kinds are copied. */
export const renderers: Readonly<Record<string, Renderer>> = (() => {
	const all: Record<string, Renderer> = {
		...typeRenderers,
		...enumRenderers,
		...namespaceRenderers,
		...classRenderers,
		...objectRenderers,
		...functionRenderers,
		...statementRenderers,
		...expressionRenderers,
	};
	for (const type of semicolonTypes) all[type] = withSemicolon(all[type] ?? copy);
	return all;
})();
