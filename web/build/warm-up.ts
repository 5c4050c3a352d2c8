import { compile } from "../../engine/compiler/index.ts";

/** What many programs do, in few lines. It says nothing and nobody sees it: while a sandbox is idle it makes the browser compile the engine. */
const SOURCE = `import { limitedAsCompleted, Queue, Semaphore, sleep } from "interleave";
async function work(n: number) {
	await sleep(n % 7);
	if (n % 5 === 4) throw n;
}
const semaphore = new Semaphore(2);
const queue = new Queue<number>(2);
for (let n = 0; n < 60; n += 5) {
	const all = [0, 1, 2, 3, 4].map((i) => async () => {
		const permit = await semaphore.acquire();
		await queue.put(n);
		await work(n + i).catch(() => 0).then(() => queue.get());
		permit[Symbol.dispose]();
	});
	for await (const _ of limitedAsCompleted(all, 3)) await _;
	await Promise.all(all.map((job) => job()));
}
console.log(queue);
`;

/** The program compiled, as an expression. Every byte of it travels with the engine. */
export function warmUpProgram(): string {
	const { program, diagnostics } = compile(SOURCE);
	if (program === null) throw new Error(`sandbox: the program that warms it up does not compile: ${diagnostics[0]?.message}`);
	// No error of it is ever shown, so nobody asks where its lines came from.
	return JSON.stringify({ ...program, modules: program.modules.map((one) => ({ ...one, map: "" })) });
}
