/** What the compiler asks of @babel/parser. The build leaves out of the parser what no program can reach under these (`web/build/parser/`). */
export const PARSER_OPTIONS = {
	sourceType: "module",
	errorRecovery: true,
	// Comments are no nodes of the tree; they stay in the text between the nodes.
	attachComment: false,
	plugins: ["typescript", "estree", "decorators", "decoratorAutoAccessors"],
} as const;
