/** The compiler's options for @babel/parser. The build removes the code of the parser that they make unreachable (`web/build/parser/`). */
export const PARSER_OPTIONS = {
	sourceType: "module",
	errorRecovery: true,
	// Comments are not needed as nodes; they remain in the text between the nodes.
	attachComment: false,
	plugins: ["typescript", "estree", "decorators", "decoratorAutoAccessors"],
} as const;
