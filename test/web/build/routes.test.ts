import { expect, test } from "vitest";
import { parseRoute, type Route, rootFrom, routePath } from "../../../web/ui/routes";

const routes: Exclude<Route, { kind: "missing" }>[] = [
	{ kind: "home" },
	{ kind: "playground" },
	{ kind: "about" },
	{ kind: "library" },
	{ kind: "lesson", slug: "03-gather" },
];

test("a page's path leads back to the page, with or without index.html", () => {
	for (const route of routes) {
		expect(parseRoute(routePath(route))).toEqual(route);
		expect(parseRoute(`/${routePath(route)}index.html`)).toEqual(route);
	}
});

test("from every page the root is as many folders up as its path goes down", () => {
	for (const route of routes) expect(new URL(rootFrom(route), `http://host/app/${routePath(route)}`).pathname).toBe("/app/");
});

test("what is no page is missing", () => {
	for (const path of ["nope", "lessons", "lessons/a/b", "playground/x"]) expect(parseRoute(path)).toEqual({ kind: "missing" });
});
