async function* g(n: number) {
	const got = yield n;
	yield* [1, 2];
	return got;
}
