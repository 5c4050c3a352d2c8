/** What `interleave.d.ts` says of one name that programs import. */
export type Declared = {
	name: string;
	/** A type cannot be called: it has no example and no twin. */
	isType: boolean;
	/** The heading above it. */
	section: string;
	/** Sentences, with backticks around code. */
	docs: string;
	/** Its tags but the example: what comes back, what is thrown. */
	tags: { tag: string; text: string }[];
	/** The declaration as it stands there, every overload of it. */
	signature: string;
	/** The example as a program; null where there is none. */
	example: string | null;
};

const withoutStars = (comment: string): string =>
	comment
		.replace(/^\s*\/\*\*\s?|\s*\*\/\s*$/g, "")
		.replace(/^[ \t]*\* ?/gm, "")
		.trim();

/** Takes a declaration file of one module apart, in its order. It has to be formatted: what is exported begins and ends one tab deep. */
export function readDeclarations(text: string): Declared[] {
	const found = new Map<string, Declared>();
	let section = "";
	for (const [, heading, comment = "", first, isFunction, name] of text.matchAll(
		/^\t\/\/ -+ (.*)$|(\t\/\*\*(?:(?!\*\/)[^])*\*\/\n)?^\t(export (?:(function|class)|interface|type) (\w+)(?:.*;$|[^]*?^\t\S.*$))/gm,
	)) {
		if (heading !== undefined) section = heading;
		if (first === undefined || name === undefined) continue;
		const signature = first.replace(/^export /, "").replace(/^\t/gm, "");
		const [docs = "", ...rest] = withoutStars(comment).split(/^@/m);
		const before = found.get(name);
		if (before !== undefined) {
			before.signature += `\n/** ${docs.trim()} */\n${signature}`;
			continue;
		}
		const tags = rest.map((one) => ({ tag: /^\w+/.exec(one)?.[0] ?? "", text: one.replace(/^\w+\s*/, "").trim() }));
		found.set(name, {
			name,
			isType: isFunction === undefined,
			section,
			docs: docs.trim(),
			tags: tags.filter(({ tag }) => tag !== "example"),
			signature,
			example: tags.find(({ tag }) => tag === "example")?.text ?? null,
		});
	}
	const all = [...found.values()];
	const names = all.filter(({ isType }) => !isType).map((one) => one.name);
	for (const one of all) if (one.example !== null) one.example = programOf(one.example, names);
	return all;
}

/** The example with the import of what it calls. */
function programOf(example: string, names: readonly string[]): string {
	const used = names.filter((name) => new RegExp(`(?<![.\\w"'])${name}(?=[(<])`).test(example)).sort();
	return `import { ${used.join(", ")} } from "interleave";\n\n${example}\n`;
}
