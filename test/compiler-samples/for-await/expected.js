return function* () { yield; outer: for (const k of [1]) {
	       { const $$i1 = $$h.iterate(source(k), 2); try { inner: for (; $$i1.more((yield $$h.await($$i1.next(), 2))); ) { const { v } = $$i1.value; {
		if (v) continue outer;
		break inner;
	} } } catch ($$e) { $$i1.fail($$e); } finally { yield* $$i1.close(); } }
}


}; })