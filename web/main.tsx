import "./styles/fonts.css";
import "./styles/tokens.css";
import "./styles/base.css";
import { type ReactNode, useEffect } from "react";
import { createRoot, hydrateRoot } from "react-dom/client";
import { assertNever } from "../engine/types";
import { repeatClicks, takeEarlyClicks } from "./ui/early-input";
import { RootContext } from "./ui/root-link";
import { isSinglePage, type Route } from "./ui/routes";

/** Reads the page from the document's data attributes, so that no URL has to be parsed here. */
function readRoute({ page, slug }: DOMStringMap): Route {
	if (page === "lesson" && slug !== undefined) return { kind: "lesson", slug };
	if (page === "home" || isSinglePage(page)) return { kind: page };
	return { kind: "missing" };
}

async function loadPage(route: Route): Promise<ReactNode> {
	switch (route.kind) {
		case "home": {
			const { HomePage } = await import("./pages/home/home-page");
			return <HomePage />;
		}
		case "playground": {
			const { PlaygroundPage } = await import("./pages/playground/playground-page");
			return <PlaygroundPage />;
		}
		case "about": {
			const { AboutPage } = await import("./pages/about/about-page");
			return <AboutPage />;
		}
		case "library": {
			const { ApiPage } = await import("./pages/api/api-page");
			return <ApiPage />;
		}
		case "glossary": {
			const { GlossaryPage } = await import("./pages/glossary/glossary-page");
			return <GlossaryPage />;
		}
		case "lesson": {
			const [{ LessonPage }, { loaders }] = await Promise.all([
				import("./pages/lesson/lesson-page"),
				import("virtual:lesson-index"),
			]);
			const load = loaders[route.slug];
			if (load) return <LessonPage lesson={(await load()).default} />;
			break;
		}
		case "missing":
			break;
		default:
			assertNever(route, "route");
	}
	const { MissingPage } = await import("./pages/missing/missing-page");
	return <MissingPage />;
}

/** The hydrated page. Replays clicks that were made before hydration. */
function App({ page, clicked }: { page: ReactNode; clicked: Iterable<HTMLElement> }): ReactNode {
	useEffect(() => repeatClicks(clicked), [clicked]);
	return page;
}

const element = document.getElementById("app");
if (!element) throw new Error('index.html: expected an element with the id "app".');
const { dataset } = document.documentElement;
const page = <RootContext value={dataset.root ?? "./"}>{await loadPage(readRoute(dataset))}</RootContext>;
const app = <App page={page} clicked={takeEarlyClicks()} />;
// Built pages are prerendered and are hydrated; in development the document is empty.
if (element.firstElementChild) hydrateRoot(element, app);
else createRoot(element).render(app);
