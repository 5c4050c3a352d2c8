import { classRenderers } from "./classes";
import type { Renderer } from "./context";
import { expressionRenderers } from "./expressions";
import { functionRenderers } from "./functions";
import { objectRenderers } from "./objects";
import { semicolonTypes, statementRenderers, withSemicolon } from "./statements";
import { typeRenderers } from "./types";

const copy: Renderer = (node, context) => context.copy(node);
const rare: Renderer = (node, context) => (context.rare.renderers[node.type] ?? copy)(node, context);

/** The renderer of each kind of node; other kinds are copied. */
export const renderers: Readonly<Record<string, Renderer>> = (() => {
	const all: Record<string, Renderer> = {
		...typeRenderers,
		TSEnumDeclaration: rare,
		TSModuleDeclaration: rare,
		TSImportEqualsDeclaration: rare,
		...classRenderers,
		...objectRenderers,
		...functionRenderers,
		...statementRenderers,
		...expressionRenderers,
	};
	for (const type of semicolonTypes) all[type] = withSemicolon(all[type] ?? copy);
	return all;
})();
