return function* () { const $$c1 = $$h.updates.cell("balance"); let deposit = $$h.async(({ "deposit"($$p0) { /*$$0:32-172*/ return $$h.start($$g4.call(this, $$p0), 2); } })["deposit"]); yield; let balance = 0;
let other = 0;
function* $$g4(n        ){const $$r2 = $$h.updates.frame();
	const old = ($$r2.saw($$c1, 4), balance);
	(yield $$h.await( /*$$*/Promise.resolve(), 3));
	($$h.core.site = 4, console.log(balance));
	balance = $$r2.wrote($$c1, 7, 2, (old + n));
	other = n;
}
const add = (($$g6) => $$h.async(({ "add": ($$p0) => /*$$0:185-235*/ $$h.start($$g6.call(undefined, $$p0), 5) })["add"]))(function* $$g6(n                 ){ const $$r3 = $$h.updates.frame(); return ( (($$r3.saw($$c1, 10), balance += $$r3.wrote($$c1, 10, 44, ((yield $$h.await( n, 6))))))); });
const reset = () => {/*$$0:251-274*/
	balance = $$h.updates.note($$c1, 12, (0));
};
$$h.updates.note($$c1, 14, (balance++));
(yield $$h.await( /*$$*/deposit(1), 7));

}; })