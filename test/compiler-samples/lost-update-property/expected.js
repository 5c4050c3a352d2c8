return function* () { let count = $$h.async(({ "count"($$p0, $$p1) { /*$$0:267-445*/ return $$h.start($$g7.call(this, $$p0, $$p1), 2); } })["count"]); yield; class Account {/*$$0:0-223*/ static #$$m10 = $$h.async($$h.method(this.prototype, "add"));
	#n = 0;
	balance = 0;
	add($$p0) { /*$$0:40-187*/ return $$h.start(Account.#$$g9.call(this, $$p0), 3); } static * #$$g9(n        ){const $$r1 = $$h.updates.frame(); let $$t2; let $$t3;
		($$t2 = (this)).#n = $$r1.wroteOf($$t2, "#n", "this.#n", 5, 3, ($$r1.sawOf((this), "#n", 5).#n + ((yield $$h.await( /*$$*/Promise.resolve(n), 4)))));
		const { balance } = $$r1.sawOf((this), "balance", 6);
		(yield $$h.await( null, 5));
		($$t3 = (this)).balance = $$r1.wroteOf($$t3, "balance", "this.balance", 8, 3, (balance + n));
	}
	clear() {/*$$0:189-221*/
		$$h.updates.touch((this), "balance", 11).balance = 0;
	}
}
const counts                         = {};
function* $$g7(key        , account         ){const $$r4 = $$h.updates.frame(); let $$t5; let $$t6;
	const old = $$r4.sawOf((counts), key, 16)[key] ?? 0;
	(yield $$h.await( /*$$*/account.add(1), 6));
	($$t5 = (counts))[key] = $$r4.wroteOf($$t5, key, "counts[key]", 18, 2, (old + 1));
	($$t6 = (account)).balance = $$r4.setOf($$t6, "balance", 19, ((yield $$h.await( /*$$*/Promise.resolve(2), 7))));
}

}; })