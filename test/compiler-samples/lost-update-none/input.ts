// Read after the await, flags, caches and locals of one call: nothing is watched.
let total = 0;
let status = "idle";
let cache: number | undefined;
async function work(f: () => Promise<number>) {
	let sum = 0;
	sum += await f();
	total = (await f()) + total;
	const got = await f();
	total += got;
	status = "done";
	cache = cache ?? (await f());
	cache ??= await f();
	return sum;
}
