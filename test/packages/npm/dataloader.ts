import DataLoader from "dataloader";

const loader = new DataLoader<number, string>(async (keys) => {
	console.log("batch", keys.join());
	await new Promise((resolve) => setTimeout(resolve, 5));
	return keys.map((key) => (key === 3 ? new Error("no three") : `value ${key}`));
});
async function show(key: number): Promise<void> {
	try {
		console.log(await loader.load(key));
	} catch (error) {
		console.log((error as Error).message);
	}
}
await Promise.all([show(1), show(2), show(1), show(3)]);
await show(2);
loader.clear(2);
await show(2);
