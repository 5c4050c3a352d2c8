import { createHash } from "node:crypto";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { build, type Plugin, type Rolldown } from "vite";
import { shorten } from "./shorten-plugin.ts";
import { warmUpProgram } from "./warm-up.ts";

const MODULE = "virtual:interleave/sandbox";
const RESOLVED = `\0${MODULE}`;
const FRAME = "sandbox.html";
const RUNTIME = "sandbox-runtime.js";
const EXTRAS = "sandbox-extras.js";
/** The scripts by their file names, and whether each is a module. */
const SCRIPTS: Record<string, { entry: string; isModule: boolean }> = {
	[FRAME]: { entry: "sandbox-bootstrap.ts", isModule: false },
	[RUNTIME]: { entry: "sandbox-runtime.ts", isModule: false },
	[EXTRAS]: { entry: "sandbox-extras.ts", isModule: true },
};
const inside = fileURLToPath(new URL("../../engine/sandbox/inside", import.meta.url));
const engine = path.resolve(inside, "../..");

/** Bundles a module with everything it imports into the text of one script of strict code. */
async function bundleScript(name: string): Promise<string> {
	const { entry, isModule } = SCRIPTS[name] as (typeof SCRIPTS)[string];
	const built = await build({
		configFile: false,
		logLevel: "warn",
		define: { WARM_UP_PROGRAM: await warmUpProgram() },
		build: {
			write: false,
			target: "es2022",
			modulePreload: false,
			lib: { entry: path.join(inside, entry), formats: [isModule ? "es" : "iife"], name: "interleaveSandbox" },
			// Strict: a patched `Error.prepareStackTrace` is given the functions and receivers of sloppy frames.
			rolldownOptions: { output: { strict: true, codeSplitting: false, minify: true } },
		},
	});
	const outputs = (Array.isArray(built) ? built : [built]) as Rolldown.RolldownOutput[];
	const chunk = outputs[0]?.output[0];
	if (chunk?.type !== "chunk") throw new Error(`sandbox: ${entry} gave no script`);
	const code = await shorten(chunk.code, { module: isModule });
	if (!isModule && !/^["']use strict["']/.test(code)) throw new Error(`sandbox: the script of ${entry} is not strict code`);
	return code;
}

/**
 * The document of the sandbox's frame: only the bootstrap script, under a policy that permits its hash and blobs.
 *
 * @param bootstrap text of the inline script
 */
export function sandboxDocument(bootstrap: string): string {
	// A script element ends at the first "</script" in it, even inside a string.
	const script = bootstrap.trim().replaceAll("</script", "<\\/script");
	const hash = createHash("sha256").update(script).digest("base64");
	const policy = `default-src 'none'; script-src 'sha256-${hash}' blob:; worker-src blob:; base-uri 'none'; form-action 'none'`;
	return `<!doctype html>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<title>Sandbox</title>
<script>${script}</script>
`;
}

/**
 * Builds the sandbox in which programs run: `sandbox.html` and the script of its worker. A virtual module gives the app their addresses,
 * relative to the app's own modules, so that the built files work from any folder.
 */
export function sandboxPlugin(): Plugin {
	let isServer = false;
	return {
		name: "interleave:sandbox",
		configResolved(config) {
			isServer = config.command === "serve";
		},
		resolveId: (id) => (id === MODULE ? RESOLVED : undefined),
		async load(id) {
			if (id !== RESOLVED) return;
			if (isServer) {
				const urlOf = (file: string): string =>
					`new URL(${JSON.stringify(file)}, new URL(import.meta.env.BASE_URL, location.origin)).href`;
				return `export const frameUrl = ${urlOf(FRAME)};\nexport const runtimeUrl = ${urlOf(RUNTIME)};\nexport const extrasUrl = ${urlOf(EXTRAS)};`;
			}
			const [frame, runtime, extras] = await Promise.all([bundleScript(FRAME), bundleScript(RUNTIME), bundleScript(EXTRAS)]);
			const frameAsset = this.emitFile({ type: "asset", fileName: FRAME, source: sandboxDocument(frame) });
			const runtimeAsset = this.emitFile({ type: "asset", name: RUNTIME, source: runtime });
			const extrasAsset = this.emitFile({ type: "asset", name: EXTRAS, source: extras });
			return `export const frameUrl = import.meta.ROLLUP_FILE_URL_${frameAsset};
export const runtimeUrl = import.meta.ROLLUP_FILE_URL_${runtimeAsset};
export const extrasUrl = import.meta.ROLLUP_FILE_URL_${extrasAsset};`;
		},
		configureServer(server) {
			const cache = new Map<string, Promise<string>>();
			const cached = (name: string): Promise<string> => {
				const text = cache.get(name) ?? bundleScript(name);
				cache.set(name, text);
				return text;
			};
			server.watcher.on("change", (file) => {
				if (file.startsWith(engine)) cache.clear();
			});
			server.middlewares.use((request, response, next) => {
				const name = new URL(request.url ?? "/", "http://localhost").pathname.split("/").at(-1);
				if (name === undefined || SCRIPTS[name] === undefined) return next();
				const text = name === FRAME ? cached(name).then(sandboxDocument) : cached(name);
				text.then(
					(body) => {
						response.setHeader("Content-Type", name === FRAME ? "text/html; charset=utf-8" : "text/javascript; charset=utf-8");
						response.setHeader("Cache-Control", "no-store");
						response.end(body);
					},
					(error: unknown) => {
						cache.clear();
						next(error);
					},
				);
			});
		},
	};
}
