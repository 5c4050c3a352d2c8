async function f() {
	using a = open("a");
	await using b = open("b"), c = null;
	for (using d of [a]) console.log(d);
	for await (await using e of [b]) console.log(e, c);
}
declare function open(name: string): never;
