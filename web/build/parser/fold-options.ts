import { child, list, type Node, need } from "../../../engine/compiler/syntax/index.ts";
import { applyEdits, type Edit, found, nodesOf } from "./edits.ts";

/** Plugins without options of their own, and options that differ from the parser's defaults. */
export type ParserOptions = { readonly plugins: readonly string[]; readonly [option: string]: unknown };

/**
 * Constant folding of the options: `this.hasPlugin("jsx")` becomes `false`, and so on. Of the module's exports only the function `parse` is
 * kept.
 */
export function foldOptions(code: string, options: ParserOptions): string {
	const nodes = nodesOf(code);
	return applyEdits(code, [
		...found("exports", exportsBesideParse(nodes)),
		...found("exported types of tokens", tokenTypes(nodes)),
		...found("plugins that change the parser's class", unwantedClasses(nodes, options)),
		...found("errors of other plugins", unwantedErrors(nodes, options)),
		...found("questions about plugins", pluginAnswers(nodes, options)),
		...found("syntaxes that need a plugin", syntaxErrors(nodes, options)),
		...found("questions about flags", flagAnswers(nodes, flagValues(nodes, options))),
	]);
}

/** The name `a` for the nodes `a` and `b.a`; "" for any other node. */
const nameOf = (node: Node): string => String((child(node, "property") ?? node)["name"] ?? "");

const replace = (node: Node, by: string): Edit => ({ start: node.start, end: node.end, text: by });

function exportsBesideParse(nodes: Node[]): Edit[] {
	return nodes.filter((node) => node.type === "ExportNamedDeclaration").map((node) => replace(node, "export { parse };"));
}

/** Removes `const tokTypes = generateExportedTokenTypes(tt);`, which is no longer exported and has no other effect. */
function tokenTypes(nodes: Node[]): Edit[] {
	const made = nodes.filter((node) => node.type === "VariableDeclarator" && nameOf(need(node, "id")) === "tokTypes");
	return made.map((node) => replace(need(node, "init"), "null"));
}

/** Removes entries of `const mixinPlugins = { estree, jsx, … }`: only this list refers to those syntaxes. */
function unwantedClasses(nodes: Node[], { plugins }: ParserOptions): Edit[] {
	const classes = nodes.find((node) => node.type === "VariableDeclarator" && nameOf(need(node, "id")) === "mixinPlugins");
	if (!classes) return [];
	const wanted = list(need(classes, "init"), "properties")
		.map((property) => nameOf(need(property, "key")))
		.filter((name) => plugins.includes(name));
	return [replace(need(classes, "init"), `{ ${found("classes of our plugins", wanted).join(", ")} }`)];
}

/** Replaces the errors of syntaxes that are not parsed: `ParseErrorEnum`flow`(FlowErrorTemplates)` becomes `{}`. */
function unwantedErrors(nodes: Node[], { plugins }: ParserOptions): Edit[] {
	return nodes.flatMap((node) => {
		const callee = node.type === "CallExpression" ? need(node, "callee") : null;
		if (callee?.type !== "TaggedTemplateExpression" || nameOf(need(callee, "tag")) !== "ParseErrorEnum") return [];
		const [quasi] = list(need(callee, "quasi"), "quasis");
		const { cooked: plugin } = (quasi as Node)["value"] as { cooked: string };
		return plugins.includes(plugin) ? [] : [replace(node, "{}")];
	});
}

/** The method and object of a call whose first argument is a string; null for any other node. */
function methodCall(node: Node): { object: string; method: string; argument: string } | null {
	const callee = node.type === "CallExpression" ? need(node, "callee") : null;
	const argument = list(node, "arguments")[0]?.["value"];
	if (callee?.type !== "MemberExpression" || typeof argument !== "string") return null;
	return { object: nameOf(need(callee, "object")), method: nameOf(callee), argument };
}

/** Folds `this.hasPlugin("jsx")`, `pluginsMap.has("jsx")` and `this.getPluginOption("flow", "all")`. */
function pluginAnswers(nodes: Node[], { plugins }: ParserOptions): Edit[] {
	return nodes.flatMap((node) => {
		const call = methodCall(node);
		const asks = call?.method === "hasPlugin" || (call?.method === "has" && call.object === "pluginsMap");
		if (call && asks) return [replace(node, String(plugins.includes(call.argument)))];
		return call?.method === "getPluginOption" ? [replace(node, "undefined")] : [];
	});
}

/** Puts `throw` in front of `this.expectPlugin("doExpressions");`, which throws without that plugin, so that the code after it is recognised as dead. */
function syntaxErrors(nodes: Node[], { plugins }: ParserOptions): Edit[] {
	return nodes.flatMap((node) => {
		const call = node.type === "ExpressionStatement" ? methodCall(need(node, "expression")) : null;
		if (call?.method !== "expectPlugin") return [];
		return plugins.includes(call.argument) ? [replace(node, ";")] : [{ start: node.start, end: node.start, text: "throw " }];
	});
}

/** Folds `this.optionFlags & 512` where the bit is known. */
function flagAnswers(nodes: Node[], flags: Map<unknown, boolean>): Edit[] {
	return nodes.flatMap((node) => {
		if (node.type !== "BinaryExpression" || node["operator"] !== "&" || nameOf(need(node, "left")) !== "optionFlags") return [];
		const isSet = flags.get(need(node, "right")["value"]);
		return isSet === undefined ? [] : [replace(node, isSet ? "1" : "0")];
	});
}

/**
 * The parser stores its options as bits: `if (normalizedOptions.tokens) { optionFlags |= 512; }`.
 *
 * @returns for each bit whether it is set; bits that the parser changes while parsing are left out
 */
function flagValues(nodes: Node[], options: ParserOptions): Map<unknown, boolean> {
	const changing = assignedFlags(nodes);
	const all: Record<string, unknown> = { ...defaultsOf(nodes), ...options };
	const flags = nodes.flatMap((node): [unknown, boolean][] => {
		const test = node.type === "IfStatement" ? need(node, "test") : null;
		const asked = test?.type === "BinaryExpression" ? need(test, "left") : test;
		if (asked?.type !== "MemberExpression" || nameOf(need(asked, "object")) !== "normalizedOptions") return [];
		const set = list(need(node, "consequent"), "body").map((statement) => need(need(statement, "expression"), "right")["value"]);
		return set.map((flag) => [flag, all[nameOf(asked)] === true]);
	});
	return new Map(found("flags of options", flags).filter(([flag]) => !changing.has(flag)));
}

/** Bits that the parser changes while parsing: `this.optionFlags |= 4096`. */
function assignedFlags(nodes: Node[]): Set<unknown> {
	const assigned = nodes.filter((node) => {
		const target = node.type === "AssignmentExpression" && node["operator"] === "|=" ? need(node, "left") : null;
		return target?.type === "MemberExpression" && nameOf(target) === "optionFlags";
	});
	return new Set(found("flags that change", assigned).map((node) => need(node, "right")["value"]));
}

/** The result of `createDefaultOptions`; values that are not literals are left out. */
function defaultsOf(nodes: Node[]): Record<string, unknown> {
	const [make] = found(
		"default options",
		nodes.filter((node) => node.type === "FunctionDeclaration" && nameOf(need(node, "id")) === "createDefaultOptions"),
	);
	const [answer] = found("default options", list(need(make as Node, "body"), "body"));
	const properties = list(need(answer as Node, "argument"), "properties");
	return Object.fromEntries(properties.map((property) => [nameOf(need(property, "key")), need(property, "value")["value"]]));
}
