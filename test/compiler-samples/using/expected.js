return function* () { let f = $$h.async(({ "f"() { return $$h.start($$g1.call(this), 2); } })["f"]); yield; function* $$g1(){const $$d3 = $$h.disposer(); try {
	const a = $$d3.use(open("a"));
	const b = $$d3.useAsync(open("b")), c = $$d3.useAsync(null);
	for (const $$u4 of [a]) { const $$d5 = $$h.disposer(); try {const d = $$d5.use($$u4); ($$h.core.site = 3, console.log(d));} catch ($$e) { $$d5.fail($$e); } finally { $$d5.dispose(); } }
	{ const $$i6 = $$h.iterate([b], 4); try { for (; $$i6.more((yield $$h.await($$i6.next(), 4))); ) { const $$d7 = $$h.disposer(); try {const e = $$d7.useAsync($$i6.value); ($$h.core.site = 5, console.log(e, c));} catch ($$e) { $$d7.fail($$e); } finally { yield* $$d7.disposeAsync(); } } } catch ($$e) { $$i6.fail($$e); } finally { yield* $$i6.close(); } }
} catch ($$e) { $$d3.fail($$e); } finally { yield* $$d3.disposeAsync(); }}


}; })