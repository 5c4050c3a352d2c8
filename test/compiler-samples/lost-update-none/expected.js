return function* () { let work = $$h.async(({ "work"($$p0) { /*$$0:150-385*/ return $$h.start($$g1.call(this, $$p0), 2); } })["work"]); yield; // Read after the await, flags, caches and locals of one call: nothing is watched.
let total = 0;
let status = "idle";
let cache                    ;
function* $$g1(f                       ){
	let sum = 0;
	sum += (yield $$h.await( /*$$*/f(), 3));
	total = ((yield $$h.await( /*$$*/f(), 4))) + total;
	const got = (yield $$h.await( /*$$*/f(), 5));
	total += got;
	status = "done";
	cache = cache ?? ((yield $$h.await( /*$$*/f(), 6)));
	cache ??= (yield $$h.await( /*$$*/f(), 7));
	return sum;
}

}; })