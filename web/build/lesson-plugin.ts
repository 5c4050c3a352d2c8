import path from "node:path";
import type { Plugin, ViteDevServer } from "vite";
import { listLessons, readEntry, readLesson } from "../../lessons/read/lesson-source.ts";

const INDEX = "virtual:lesson-index";
const ONE = "virtual:lesson/";

/**
 * Lessons as modules. `virtual:lesson-index` contains what a map of lessons shows, and functions to load each lesson.
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
				if (!name.startsWith(ONE)) return null;
				const slug = name.slice(ONE.length);
				const { entry, steps, checkFiles, files } = await readLesson(folder, slug);
				for (const file of files) this.addWatchFile(file);
				return { code: lessonModule(entry, steps, checkFiles), map: null };
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

function lessonModule(entry: object, steps: object[], checkFiles: (string | null)[]): string {
	const imports = checkFiles.map((file, i) => (file ? `import checks${i} from ${JSON.stringify(file)};\n` : "")).join("");
	const checks = checkFiles.map((file, i) => (file ? `checks${i}` : "[]")).join(", ");
	return `${imports}const checks = [${checks}];
const lesson = ${JSON.stringify({ ...entry, content: steps })};
lesson.content.forEach((step, i) => { step.checks = checks[i]; });
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
