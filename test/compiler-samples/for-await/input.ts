outer: for (const k of [1]) {
	inner: for await (const { v } of source(k)) {
		if (v) continue outer;
		break inner;
	}
}
declare function source(k: number): AsyncIterable<{ v: boolean }>;
