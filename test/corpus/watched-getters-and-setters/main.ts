// Accessors of watched properties run once, in their place, with the right receiver.
const log: string[] = [];
const account = {
	_n: 1,
	get n() { log.push(`get ${this === account}`); return this._n; },
	set n(v: number) { log.push(`set ${v} ${this === account}`); this._n = v; },
};
const later = async (n: number) => { log.push(`later ${n}`); await null; return n; };
const object = () => { log.push("object"); return account; };
async function work(k: number) {
	const old = account.n;
	await later(k);
	object().n = old + (await later(k));
	account.n += await later(k);
	object().n++;
	--account.n;
	const { n, _n } = object();
	log.push(`${n} ${_n}`);
	account.n ??= await later(99);
	account.n &&= n + (await later(k));
	account.n ||= 3;
	return delete (account as { _n?: number })._n;
}
console.log(await work(1), await work(2));
for (const line of log) console.log(line);
