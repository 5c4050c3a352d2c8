/** The door for whoever builds the parser: what of it the compiler uses, and how a syntax tree is walked. */
export { child, link, list, type Node, need, text } from "./node.ts";
export { PARSER_OPTIONS } from "./parser-options.ts";
