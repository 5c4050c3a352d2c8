import type { Diagnostic } from "../types";
import type { Context } from "./lower/context";
import { child, enclosingFunction, isFunction, link, list, type Node, need, text, within } from "./syntax/node";
import { freeReferences } from "./syntax/scope";
import { calledName } from "./syntax/sites";

/** Functions of the platform that return at once, and what they return. */
const AT_ONCE: Readonly<Record<string, string>> = {
	setTimeout: "the number of its timer",
	setInterval: "the number of its timer",
	setImmediate: "the number of its callback",
	queueMicrotask: "nothing",
};

/**
 * Mistakes that the text alone shows: an await of a timer's number, an async executor, a returned call that a `catch` is meant to catch.
 * @param asyncNames names of the program's async functions and methods
 */
export function reportHints(root: Node, asyncNames: ReadonlySet<string>, context: Context): void {
	const report = (kind: Diagnostic["kind"], node: Node, message: string): void => {
		const { line, column } = node.loc.start;
		context.diagnostics.push({ kind, severity: "hint", message, file: context.file, line, column: column + 1 });
	};
	const sourceOf = (node: Node): string => context.source.slice(node.start, node.end);
	link(root, (node) => {
		if (isAsyncExecutor(node))
			report(
				"async-executor",
				node,
				`The executor on line ${node.loc.start.line} is async: what it throws reaches nobody, and the promise then stays pending. Write an async function instead of new Promise, or do the awaiting outside the executor.`,
			);
		for (const { element, name } of notCalled(node))
			if (asyncNames.has(name))
				report(
					"await-nothing",
					element,
					`${name} is a function here, not a promise, so nothing is started and nothing waits for it. Call it: ${name}(…).`,
				);
		if (ignoresExitCode(node, context))
			report(
				"await-nothing",
				node,
				"Nobody looks at the exit code of this command, and a command that fails does not throw. Read exitCode of its result.",
			);
		if (node.type !== "ReturnStatement") return;
		const name = calledName(child(node, "argument"));
		if (name !== null && asyncNames.has(name) && isToBeCaught(node))
			report(
				"return-in-try",
				node,
				`return ${name}(…) leaves the try before ${name} has ended, so the catch does not see its failure. Write return await ${name}(…).`,
			);
	});
	const named = Object.keys(AT_ONCE).filter((name) => context.source.includes(name));
	if (named.length === 0) return;
	for (const reference of freeReferences(new Set(named), root)) {
		const call = reference.parent;
		if (call?.type !== "CallExpression" || call.callee !== reference || call.parent?.type !== "AwaitExpression") continue;
		const name = text(reference, "name");
		if (context.imports.has(name) || context.libraryNames.has(name)) continue;
		const [, delay] = list(call, "arguments");
		const ms = delay === undefined ? "0" : sourceOf(delay);
		const sleeps = context.libraryNames.has("sleep") ? ` or await sleep(${ms}),` : "";
		const remedy =
			name === "setTimeout"
				? ` Write await new Promise((resolve) => setTimeout(resolve, ${ms})),${sleeps} and what is to be done then after it.`
				: "";
		report(
			"await-nothing",
			call,
			`await does not wait for ${name}: it returns ${AT_ONCE[name]} at once, and its callback runs later.${remedy}`,
		);
	}
}

/** Names among the elements of an array that is given to a combinator of promises. */
function notCalled(node: Node): { element: Node; name: string }[] {
	if (node.type !== "CallExpression") return [];
	const callee = need(node, "callee");
	if (callee.type !== "MemberExpression" || need(callee, "object").name !== "Promise") return [];
	const [all] = list(node, "arguments");
	const elements = all?.type === "ArrayExpression" ? list(all, "elements") : [];
	return elements.filter(({ type }) => type === "Identifier").map((element) => ({ element, name: text(element, "name") }));
}

/** True for a statement that awaits a command with an exit code other than 0 and drops its result. */
function ignoresExitCode(node: Node, { libraryNames }: Context): boolean {
	const awaited = node.type === "ExpressionStatement" ? need(node, "expression") : null;
	const call = awaited?.type === "AwaitExpression" ? need(awaited, "argument") : null;
	if (call?.type !== "CallExpression" || need(call, "callee").name !== "command" || !libraryNames.has("command")) return false;
	const options = list(call, "arguments")[1];
	const properties = options?.type === "ObjectExpression" ? list(options, "properties") : [];
	return properties.some(
		(one) => one.type === "Property" && need(one, "key").name === "exitCode" && child(one, "value")?.value !== 0,
	);
}

function isAsyncExecutor(node: Node): boolean {
	if (node.type !== "NewExpression" || need(node, "callee").name !== "Promise") return false;
	const [executor] = list(node, "arguments");
	return executor !== undefined && isFunction(executor) && executor.async === true;
}

/** True inside the block of a `try` with a `catch`, in the async function that the `try` belongs to. */
function isToBeCaught(node: Node): boolean {
	const fn = enclosingFunction(node);
	if (fn === null || fn.async !== true || fn.generator === true) return false;
	for (let at = node.parent; at !== null && at !== fn; at = at.parent)
		if (at.type === "TryStatement" && child(at, "handler") !== null && within(node, need(at, "block"))) return true;
	return false;
}
