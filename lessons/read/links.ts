import type { Link, Parents, RootContent } from "mdast";
import { visit } from "unist-util-visit";
import { isAction, parseAction } from "../actions.ts";
import type { Term } from "../content";
import { plainText } from "./markdown.ts";
import { termAddress, termOf } from "./terms.ts";

/**
 * Turns links to actions into buttons, and links to terms into links to the glossary that carry the term's sentence. Changes the nodes.
 * @param file named in errors
 * @throws for an address that is no action, and for an unknown term
 */
export function linkActionsAndTerms(nodes: readonly RootContent[], terms: readonly Term[], file: string): void {
	visit({ type: "root", children: [...nodes] } as Parents, "link", (link: Link) => {
		if (isAction(link.url)) {
			try {
				parseAction(link.url);
			} catch (error) {
				throw new Error(`${file}: ${(error as Error).message}`);
			}
			const address = link.url;
			// Replaced whole: a button has no address.
			Object.assign(link, { type: "action", data: { hName: "button", hProperties: { type: "button", "data-do": address } } });
			return;
		}
		const name = termOf(link.url, plainText(link));
		if (name === null) return;
		const term = terms.find((one) => one.name === name);
		if (term === undefined) throw new Error(`${file}: the glossary has no "${name}".`);
		link.url = termAddress(term.name);
		link.data = { hProperties: { "data-term": term.name, "data-explains": term.html.replace(/<[^>]*>/g, "") } };
	});
}
