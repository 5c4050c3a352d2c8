import { readFile } from "node:fs/promises";
import path from "node:path";
import type { Plugin } from "vite";
import { listLessons } from "../../lessons/read/lesson-source.ts";
import { parseRoute } from "../ui/routes.ts";
import { fillDocument } from "./document.ts";

/** Makes the dev server answer at the same paths as the built app: `/`, `/lessons/<slug>/`, `/playground/`. */
export function pagesPlugin(): Plugin {
	return {
		name: "interleave:pages",
		apply: "serve",
		configureServer(server) {
			// After Vite's own middleware, so that only requests for pages arrive here.
			return () => {
				server.middlewares.use(async (request, response, next) => {
					if (request.method !== "GET" && request.method !== "HEAD") return next();
					const url = new URL(request.originalUrl ?? "/", "http://localhost");
					let route = parseRoute(decodeURIComponent(url.pathname));
					if (route.kind === "missing" && path.extname(url.pathname) !== "") return next();
					const slugs = await listLessons(path.join(server.config.root, "lessons"));
					if (route.kind === "lesson" && !slugs.includes(route.slug)) route = { kind: "missing" };
					// Built pages are folders, and hosts redirect to them. Redirect, too, because relative links depend on it.
					if (route.kind !== "missing" && !url.pathname.endsWith("/") && !url.pathname.endsWith(".html")) {
						response.writeHead(301, { Location: `${url.pathname}/${url.search}` }).end();
						return;
					}
					const template = await readFile(path.join(server.config.root, "index.html"), "utf8");
					const page = fillDocument(template, {
						route,
						title: "Interleave",
						description: "",
						html: "",
						links: [],
						policy: false,
					});
					response.statusCode = route.kind === "missing" ? 404 : 200;
					response.setHeader("Content-Type", "text/html; charset=utf-8");
					response.end(await server.transformIndexHtml(url.pathname, page, request.originalUrl));
				});
			};
		},
	};
}
