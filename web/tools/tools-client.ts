import { type Remote, wrap } from "comlink";
import type { ToolsApi } from "./tools.worker";

/** A call that takes longer counts as hung; no program of a learner takes a hundredth of it. */
const CALL_MS = 20_000;

type Call<F> = F extends (...args: infer A) => infer R ? (...args: A) => Promise<Awaited<R>> : never;

export type Tools = { readonly [K in keyof ToolsApi]: Call<ToolsApi[K]> } & {
	/** Ends the worker; pending calls reject. */
	dispose(): void;
};

/** One worker. A call into a worker that is gone never settles; `death` rejects then. */
type Life = { worker: Worker; remote: Remote<ToolsApi>; death: Promise<never>; die(reason: string): void };

function beginLife(onDeath: (life: Life) => void): Life {
	const worker = new Worker(new URL("./tools.worker.ts", import.meta.url), { type: "module", name: "tools" });
	let reject: (error: Error) => void = () => {};
	const death = new Promise<never>((_resolve, fail) => {
		reject = fail;
	});
	death.catch(() => {}); // the worker may end without a pending call
	const life: Life = {
		worker,
		remote: wrap<ToolsApi>(worker),
		death,
		die: (reason) => {
			worker.terminate();
			onDeath(life);
			reject(new Error(reason));
		},
	};
	worker.onerror = (event) => life.die(`The tools worker failed: ${event.message || "its script could not be loaded"}.`);
	worker.onmessageerror = () => life.die("The tools worker sent something that cannot be read.");
	return life;
}

/**
 * Compiler and analysis in a worker of their own. A call whose worker dies or hangs rejects, and the next call gets a new worker.
 *
 * @example
 * const tools = createTools();
 * const { program, diagnostics } = await tools.compile('console.log("hello");');
 */
export function createTools({ callMs = CALL_MS }: { /** For tests: another timeout than 20 s. */ callMs?: number } = {}): Tools {
	let isDisposed = false;
	let life: Life | null = null;
	const live = (): Life => {
		life ??= beginLife((ended) => {
			if (life === ended) life = null;
		});
		return life;
	};
	const call = async (name: string, args: unknown[]): Promise<unknown> => {
		if (isDisposed) throw new Error("These tools have been disposed of. Make others with createTools().");
		const { remote, death, die } = live();
		const timer = setTimeout(() => die(`The tools worker took more than ${callMs / 1_000} seconds for ${name}.`), callMs);
		try {
			const tool = remote[name as keyof ToolsApi] as unknown as (...args: unknown[]) => Promise<unknown>;
			return await Promise.race([tool(...args), death]);
		} finally {
			clearTimeout(timer);
		}
	};
	const dispose = (): void => {
		isDisposed = true;
		life?.die("The tools were disposed of.");
	};
	live(); // starts loading the worker's script
	return new Proxy({} as Tools, {
		get: (_target, name) => {
			// "then": otherwise a promise that resolves with the tools would treat them as a thenable.
			if (typeof name !== "string" || name === "then") return undefined;
			return name === "dispose" ? dispose : (...args: unknown[]) => call(name, args);
		},
	});
}
