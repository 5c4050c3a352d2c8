/** Every page of the app. A page is a folder with an `index.html`, so any static host can serve it. */
export type Route =
	| { kind: "home" }
	| { kind: "playground" }
	| { kind: "about" }
	| { kind: "library" }
	| { kind: "glossary" }
	| { kind: "lesson"; slug: string }
	| { kind: "missing" };

/** Pages that are alone in their folder. */
const SINGLE_PAGES = ["playground", "about", "library", "glossary"] as const;

/** True for the name of such a page, which is also that of its folder. */
export const isSinglePage = (name: string | undefined): name is (typeof SINGLE_PAGES)[number] =>
	SINGLE_PAGES.some((page) => page === name);

/** Path of a page below the app's root, without a leading slash and with a trailing one: `"lessons/03-gather/"`. */
export function routePath(route: Exclude<Route, { kind: "missing" }>): string {
	switch (route.kind) {
		case "home":
			return "";
		case "playground":
			return "playground/";
		case "about":
			return "about/";
		case "library":
			return "library/";
		case "glossary":
			return "glossary/";
		case "lesson":
			return `lessons/${route.slug}/`;
	}
}

/** The relative path from a page to the app's root, so that no page depends on where the app is deployed. */
export function rootFrom(route: Route): string {
	if (route.kind === "lesson") return "../../";
	return route.kind === "home" || route.kind === "missing" ? "./" : "../";
}

/**
 * The page at a path below the app's root.
 * @param path with or without slashes at its ends and `index.html`
 */
export function parseRoute(path: string): Route {
	const parts = path.split("/").filter((part) => part !== "" && part !== "index.html");
	const [first, second] = parts;
	if (first === undefined) return { kind: "home" };
	if (isSinglePage(first) && parts.length === 1) return { kind: first };
	if (first === "lessons" && second !== undefined && parts.length === 2) return { kind: "lesson", slug: second };
	return { kind: "missing" };
}
