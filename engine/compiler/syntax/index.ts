/** The entry point for the build of the parser: the options that the compiler uses, and functions to walk a syntax tree. */
export { child, link, list, type Node, need, text } from "./node.ts";
export { PARSER_OPTIONS } from "./parser-options.ts";
