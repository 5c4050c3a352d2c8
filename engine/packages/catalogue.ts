/** What is known of a package before it is loaded. */
export type CatalogueEntry = {
	/** `p-limit` is from the npm registry; `node:…` and `web:…` are written in `own/`, in the file of the same name. */
	name: string;
	/** What programs may write to import it; for npm packages only the name. */
	specifiers: readonly string[];
	/** Its exports that are globals of a program which names them. */
	globals: readonly string[];
	/** Packages that it imports. */
	uses: readonly string[];
};

const npm = (name: string): CatalogueEntry => ({ name, specifiers: [name], globals: [], uses: [] });
const node = (name: string, globals: readonly string[] = [], uses: readonly string[] = []): CatalogueEntry => ({
	name: `node:${name}`,
	specifiers: [`node:${name}`, name],
	globals,
	uses,
});
const web = (name: string, globals: readonly string[], uses: readonly string[] = []): CatalogueEntry => ({
	name: `web:${name}`,
	specifiers: [],
	globals,
	uses,
});

/** Packages from the npm registry, as they are published. */
export const NPM_PACKAGES = [
	"p-limit",
	"p-map",
	"p-queue",
	"p-retry",
	"async-mutex",
	"bottleneck",
	"dataloader",
	"emittery",
	"eventemitter3",
	"rxjs",
	"effection",
	"effect",
	"xstate",
] as const;

/** Everything that programs may import or name besides the library and the language. */
export const CATALOGUE: readonly CatalogueEntry[] = [
	...NPM_PACKAGES.map(npm),
	node("events"),
	node("timers"),
	node("timers/promises", [], ["node:events"]),
	node("async_hooks"),
	node("process", ["process"], ["node:events"]),
	node("util", [], []),
	node("perf_hooks"),
	web("crypto", ["crypto"]),
	web("message-channel", ["MessageChannel", "MessagePort", "MessageEvent"]),
	web("performance", ["performance"]),
	web("streams", ["ReadableStream", "WritableStream", "TransformStream", "ByteLengthQueuingStrategy", "CountQueuingStrategy"]),
	web("fetch", ["fetch", "Response", "Request", "Headers"], ["web:streams"]),
];

const byName = new Map(CATALOGUE.map((entry) => [entry.name, entry]));
const bySpecifier = new Map(CATALOGUE.flatMap((entry) => entry.specifiers.map((specifier) => [specifier, entry] as const)));

/** What a text imports, as far as a pattern can tell. */
const SPECIFIERS = /\b(?:from|import|require)\s*\(?\s*["'`]([^"'`\n]+)["'`]/g;
/** Parts of the always present `performance` that only the package has. */
const MARKS = /\bperformance\s*\.\s*(?:mark|measure|getEntries|clearM)/;

/**
 * The packages that a program may need, judging by its texts: those whose specifiers or globals occur in it. Each comes after those that it uses.
 * A name in a comment counts, too; loading a package too many does no harm.
 */
export function packagesNamed(sources: readonly string[]): CatalogueEntry[] {
	const found = new Set<CatalogueEntry>();
	const add = (entry: CatalogueEntry): void => {
		for (const name of entry.uses) add(byName.get(name) as CatalogueEntry);
		found.add(entry);
	};
	for (const source of sources) {
		for (const [, specifier] of source.matchAll(SPECIFIERS)) {
			const entry = bySpecifier.get(specifier as string);
			if (entry !== undefined) add(entry);
		}
		const words = new Set(source.match(/[\w$]+/g));
		for (const entry of CATALOGUE) {
			const isNamed = entry.name === "web:performance" ? MARKS.test(source) : entry.globals.some((global) => words.has(global));
			if (isNamed) add(entry);
		}
	}
	return [...found];
}

/** Globals of browsers and of Node that programs cannot have; `absent.ts` has a sentence for each. */
export const ABSENT_GLOBALS = new Set(
	"document window alert confirm prompt navigator location history localStorage sessionStorage indexedDB caches requestAnimationFrame cancelAnimationFrame requestIdleCallback XMLHttpRequest WebSocket EventSource WebTransport BroadcastChannel Worker SharedWorker SharedArrayBuffer Atomics WebAssembly Notification Blob File FileReader FormData Buffer Deno Bun".split(
		" ",
	),
);

/** True when a program may name something that it cannot have, so that the sentences of `absent.ts` are needed. */
export function namesAbsent(sources: readonly string[]): boolean {
	return sources.some((source) => {
		for (const [word] of source.matchAll(/[\w$]+/g)) if (ABSENT_GLOBALS.has(word)) return true;
		for (const [, specifier] of source.matchAll(SPECIFIERS))
			if (!bySpecifier.has(specifier as string) && !(specifier as string).startsWith(".") && specifier !== "interleave")
				return true;
		return false;
	});
}
