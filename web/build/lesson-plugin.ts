import path from "node:path";
import type { Plugin, ViteDevServer } from "vite";
import { listLessons, readEntry, readLesson, type StepModules } from "../../lessons/read/lesson-source.ts";
import { readTerms } from "../../lessons/read/terms.ts";

const INDEX = "virtual:lesson-index";
const ONE = "virtual:lesson/";
const TERMS = "virtual:lesson-terms";

/**
 * Lessons as modules. `virtual:lesson-index` contains what a map of lessons shows, and functions to load each lesson.
 * `virtual:lesson-terms` contains the glossary.
 * `virtual:lesson/<slug>` contains one whole lesson, so that no page contains another lesson's prose.
 */
export function lessonPlugin(): Plugin {
	let folder = "";
	return {
		name: "interleave:lessons",
		enforce: "pre",
		configResolved(config) {
			folder = path.join(config.root, "lessons");
		},
		resolveId: { filter: { id: /^virtual:lesson/ }, handler: (id) => `\0${id}` },
		load: {
			filter: { id: /^\0virtual:lesson/ },
			async handler(id) {
				const name = id.slice(1);
				if (name === INDEX) return { code: await indexModule(folder), map: null };
				if (name === TERMS) {
					const terms = await readTerms(path.join(folder, "glossary.md"));
					return { code: `export const terms = ${JSON.stringify(terms)};\n`, map: null };
				}
				if (!name.startsWith(ONE)) return null;
				const slug = name.slice(ONE.length);
				const { entry, steps, modules, files } = await readLesson(folder, slug);
				for (const file of files) this.addWatchFile(file);
				return { code: lessonModule(entry, steps, modules), map: null };
			},
		},
		configureServer: (server) => watchLessons(server, () => folder),
	};
}

async function indexModule(folder: string): Promise<string> {
	const slugs = await listLessons(folder);
	const entries = await Promise.all(slugs.map((slug) => readEntry(folder, slug)));
	const loaders = slugs.map((slug) => `${JSON.stringify(slug)}: () => import(${JSON.stringify(ONE + slug)})`);
	return `export const lessons = ${JSON.stringify(entries)};\nexport const loaders = {${loaders.join(", ")}};\n`;
}

function lessonModule(entry: object, steps: object[], modules: StepModules[]): string {
	const imports: string[] = [];
	const name = (file: string | null, prefix: string, none: string): string => {
		if (file === null) return none;
		imports.push(`import ${prefix} from ${JSON.stringify(file)};\n`);
		return prefix;
	};
	const parts = modules.map(
		({ checks, predictions }, i) =>
			`{ checks: ${name(checks, `checks${i}`, "[]")}, predictions: ${name(predictions, `predictions${i}`, "{}")} }`,
	);
	return `${imports.join("")}const lesson = ${JSON.stringify({ ...entry, content: steps })};
const parts = [${parts.join(", ")}];
lesson.content.forEach((step, i) => Object.assign(step, parts[i]));
export default lesson;
`;
}

/** Reloads the page when a lesson file changes. It cannot be hot-replaced, so the virtual modules made from it are invalidated. */
function watchLessons(server: ViteDevServer, folder: () => string): void {
	server.watcher.on("all", (_event, file) => {
		if (!file.startsWith(folder())) return;
		for (const [id, module] of server.moduleGraph.idToModuleMap)
			if (id.startsWith("\0virtual:lesson")) server.moduleGraph.invalidateModule(module);
		server.ws.send({ type: "full-reload" });
	});
}
