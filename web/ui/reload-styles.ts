/** Asks again for the style sheets that did not come: a module that is imported once more is not loaded with them once more. */
export async function reloadStyles(): Promise<void> {
	const links = [...document.querySelectorAll<HTMLLinkElement>('link[rel="stylesheet"]')];
	await Promise.all(
		links.filter(isLost).map((link) => {
			const next = link.cloneNode() as HTMLLinkElement;
			return new Promise((resolve, reject) => {
				next.onload = resolve;
				next.onerror = reject;
				link.replaceWith(next);
			});
		}),
	);
}

/**
 * A sheet that did not come is there, and its rules cannot be read. One that is still on its way is not there yet: it must not be replaced, because
 * whoever asked for it waits for this very element.
 */
function isLost({ sheet }: HTMLLinkElement): boolean {
	if (sheet === null) return false;
	try {
		return sheet.cssRules === undefined;
	} catch {
		return true;
	}
}
