import { Readable } from "node:stream";
import { text } from "node:stream/consumers";
import { lessons, loaders } from "virtual:lesson-index";
import type { ReactNode } from "react";
import { prerenderToNodeStream } from "react-dom/static";
import { AboutPage } from "./pages/about/about-page";
import { ApiPage } from "./pages/api/api-page";
import { GlossaryPage } from "./pages/glossary/glossary-page";
import { HomePage } from "./pages/home/home-page";
import { LessonPage } from "./pages/lesson/lesson-page";
import { MissingPage } from "./pages/missing/missing-page";
import { PlaygroundPage } from "./pages/playground/playground-page";
import { RootContext } from "./ui/root-link";
import { type Route, rootFrom } from "./ui/routes";

/** A page that the build writes. */
export type ServerPage = {
	route: Route;
	title: string;
	description: string;
	/** Chunks the page loads lazily, as keys of Vite's manifest. */
	modules: string[];
	render(): Promise<string>;
};

/** The exports of this bundle. */
export type PageServer = { pages: ServerPage[] };

async function render(route: Route, page: ReactNode): Promise<string> {
	const { prelude } = await prerenderToNodeStream(<RootContext value={rootFrom(route)}>{page}</RootContext>);
	return text(Readable.from(prelude as AsyncIterable<Uint8Array>));
}

export const pages: ServerPage[] = [
	{
		route: { kind: "home" },
		title: "Interleave: see what your async code does",
		description:
			"Write TypeScript, run it, and watch every task start, wait and end. Drag time back to the moment that surprised you.",
		modules: ["web/pages/home/home-page.tsx"],
		render: () => render({ kind: "home" }, <HomePage />),
	},
	{
		route: { kind: "playground" },
		title: "Playground · Interleave",
		description: "Run asynchronous TypeScript on a virtual clock, and step back and forth in time.",
		modules: ["web/pages/playground/playground-page.tsx"],
		render: () => render({ kind: "playground" }, <PlaygroundPage />),
	},
	{
		route: { kind: "about" },
		title: "About and licences · Interleave",
		description: "What Interleave is, and whose work it is made with: each package with its version and its licence.",
		modules: ["web/pages/about/about-page.tsx"],
		render: () => render({ kind: "about" }, <AboutPage />),
	},
	{
		route: { kind: "library" },
		title: "Library · Interleave",
		description: "What programs import from Interleave: signatures, examples that run, and each primitive in plain promises.",
		modules: ["web/pages/api/api-page.tsx"],
		render: () => render({ kind: "library" }, <ApiPage />),
	},
	{
		route: { kind: "glossary" },
		title: "Glossary · Interleave",
		description: "The words of asynchronous programming, one or two sentences each, and the lesson that introduces them.",
		modules: ["web/pages/glossary/glossary-page.tsx"],
		render: () => render({ kind: "glossary" }, <GlossaryPage />),
	},
	{
		route: { kind: "missing" },
		title: "Page not found · Interleave",
		description: "There is no page at this address.",
		modules: ["web/pages/missing/missing-page.tsx"],
		render: () => render({ kind: "missing" }, <MissingPage />),
	},
	...lessons.map((entry): ServerPage => {
		const route: Route = { kind: "lesson", slug: entry.slug };
		return {
			route,
			title: `${entry.title} · Interleave`,
			description: entry.summary,
			modules: ["web/pages/lesson/lesson-page.tsx", `virtual:lesson/${entry.slug}`],
			render: async () => {
				const load = loaders[entry.slug];
				if (!load) throw new Error(`Lesson ${entry.slug} is listed but cannot be loaded.`);
				return render(route, <LessonPage lesson={(await load()).default} />);
			},
		};
	}),
];
