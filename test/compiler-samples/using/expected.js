return function* () { let f = $$h.async(({ "f"() { /*$$0:0-173*/ return $$h.start($$g1.call(this), 2); } })["f"]); yield; function* $$g1(){const $$d3 = $$h.disposer(); try {
	const a = $$d3.use(open("a"));
	const b = $$d3.useAsync(open("b")), c = $$d3.useAsync(null);
	for (const d of [a]) { const $$d4 = $$h.disposer(); try {$$d4.use(d); ($$h.core.site = 3, console.log(d));} catch ($$e) { $$d4.fail($$e); } finally { $$d4.dispose(); } }
	{ const $$i5 = $$h.iterate([b], 4); try { for (; $$i5.more((yield $$h.await($$i5.next(), 4))); ) { const $$d6 = $$h.disposer(); try {const e = $$d6.useAsync($$i5.value); ($$h.core.site = 5, console.log(e, c));} catch ($$e) { $$d6.fail($$e); } finally { yield* $$d6.disposeAsync(); } } } catch ($$e) { $$i5.fail($$e); } finally { yield* $$i5.close(); } }
} catch ($$e) { $$d3.fail($$e); } finally { yield* $$d3.disposeAsync(); }}


}; })