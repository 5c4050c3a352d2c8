return function* () { yield; const $$h = 1, $$p0 = 2;
const f = $$$h.async((($$$g1) => ({ "f": ($$$p0) => $$$h.start($$$g1.call(undefined, $$$p0), 2) })["f"])(function* (a        ){ return ( a + $$h + $$p0); }));

}; })