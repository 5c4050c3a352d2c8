return function* () { yield; const $$h = 1, $$p0 = 2;
const f = (($$$g1) => $$$h.async(({ "f": ($$$p0) => /*$$$0:35-70*/ $$$h.start($$$g1.call(undefined, $$$p0), 2) })["f"]))(function* $$$g1(a        ){ return ( a + $$h + $$p0); });

}; })