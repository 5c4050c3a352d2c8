return function* () { let f = $$h.async(({ "f"($$p0) { /*$$0:36-112*/ return $$h.call($$g1, this, arguments, 2); } })["f"]); yield;
function* $$g1(a   , b = 2){
	(yield $$h.await( /*$$*/($$h.core.site = 4, sleep(b)), 3));
	return a;
}

}; })