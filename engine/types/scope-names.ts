/** Globals that are the run's own; a lowered module finds them in its outermost scope, where its own declarations may shadow them. */
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
