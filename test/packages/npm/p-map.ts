import pMap from "p-map";

const seen: string[] = [];
const doubled = await pMap(
	[30, 10, 20],
	async (ms, i) => {
		await new Promise((resolve) => setTimeout(resolve, ms));
		seen.push(`${i}:${ms}`);
		return ms * 2;
	},
	{ concurrency: 2 },
);
console.log(doubled, seen.join(" "));
try {
	await pMap([1, 2], async (n) => Promise.reject(new Error(`no ${n}`)), { stopOnError: false });
} catch (error) {
	console.log((error as AggregateError).errors.map((one: Error) => one.message));
}
