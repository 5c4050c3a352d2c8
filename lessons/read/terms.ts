import { readFile } from "node:fs/promises";
import type { Term } from "../content";
import { termId } from "../term-id.ts";
import { parseSections, render } from "./markdown.ts";

/**
 * Reads the glossary. Each heading names a term and the lesson that introduces it: `## in flight · lesson 1`.
 * @throws for a heading of another form, and for a term that stands twice
 */
export async function readTerms(file: string): Promise<Term[]> {
	const { sections } = parseSections(await readFile(file, "utf8"), "lessons/glossary.md");
	const terms: Term[] = [];
	for (const { title, nodes } of sections) {
		const match = /^(.+) · lesson (\d+)$/.exec(title);
		if (match === null) throw new Error(`lessons/glossary.md: "${title}" does not end with its lesson, as in "in flight · lesson 1".`);
		const name = match[1] as string;
		if (terms.some((term) => term.name === name)) throw new Error(`lessons/glossary.md: "${name}" stands there twice.`);
		terms.push({ name, lesson: Number(match[2]), html: await render(nodes) });
	}
	return terms;
}

/** The term that a link explains, or null: `[in flight](term)`, or `[tasks](term:task)` where the text differs from the term's name. */
export function termOf(address: string, text: string): string | null {
	if (address === "term") return text.toLowerCase();
	return address.startsWith("term:") ? address.slice("term:".length).trim() : null;
}

/** Where a lesson's page finds a term. */
export const termAddress = (name: string): string => `../../glossary/#${termId(name)}`;
