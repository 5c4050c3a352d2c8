import { fileURLToPath } from "node:url";
import { runnerImport } from "vite";
import type { compile } from "../../engine/index.ts";

const ENGINE = fileURLToPath(new URL("../../engine/index.ts", import.meta.url));

/** A short program that does what many programs do. An idle sandbox runs it, unseen, so that the browser compiles the engine. */
const SOURCE = `import { limitedAsCompleted, Semaphore, sleep } from "interleave";
const s = new Semaphore(2);
const f = async n => {
	const p = await s.acquire();
	try {
		await sleep(n % 7);
		if (n % 5 > 3) throw n;
	} finally {
		p[Symbol.dispose]();
	}
};
for (let n = 0; n < 60; n += 5) {
	const a = [0, 1, 2, 3, 4].map(i => () => f(n + i).catch(() => {}));
	for await (const _ of limitedAsCompleted(a, 3)) await _;
	await Promise.all(a.map(g => g()));
}
console.log(s);
`;

/** The compiled program as a JavaScript expression. It is short, because it is shipped with the engine. */
export async function warmUpProgram(): Promise<string> {
	// Loaded through Vite, because the configuration itself can import only what Node can load directly.
	const { module } = await runnerImport<{ compile: typeof compile }>(ENGINE, { configFile: false, logLevel: "warn" });
	const { program, diagnostics } = module.compile(SOURCE);
	if (program === null) throw new Error(`sandbox: the program that warms it up does not compile: ${diagnostics[0]?.message}`);
	// It is never shown, so its source map is not needed.
	const modules = program.modules.map((one) => ({ ...one, code: shortened(one.code), map: "" }));
	const sites = program.sites.map(({ kind, owner }) => ({ kind, owner, file: "", line: 0, column: 0, name: "" }));
	return JSON.stringify({ ...program, modules, sites });
}

/** Removes spaces and globals that the code does not need. It contains no strings in which they would matter. */
function shortened(code: string): string {
	const isNeeded = (name: string): boolean => (code.match(new RegExp(`\\b${name}\\b`, "g"))?.length ?? 0) > 1;
	return code
		.replace(/(?<=const \{)[^}]+(?=\} = \$\$h\.scope)/, (names) => names.match(/\w+/g)?.filter(isNeeded).join() ?? "")
		.replaceAll(/\s+/g, " ")
		.replaceAll(/ ?([^\w$" ]) ?/g, "$1");
}
