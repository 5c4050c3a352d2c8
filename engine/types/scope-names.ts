/** Globals that a run replaces by its own. They are in the outermost scope of a lowered module, where its declarations may shadow them. */
export const scopeNames = [
	"Promise",
	"setTimeout",
	"setInterval",
	"setImmediate",
	"clearTimeout",
	"clearInterval",
	"clearImmediate",
	"queueMicrotask",
	"performance",
	"Date",
	"Math",
	"Proxy",
	"AbortController",
	"AbortSignal",
	"console",
	"structuredClone",
	"globalThis",
	"SuppressedError",
	"DisposableStack",
	"AsyncDisposableStack",
] as const;
export type ScopeName = (typeof scopeNames)[number];
