class Account {
	#n = 0;
	balance = 0;
	async add(n: number) {
		this.#n = this.#n + (await Promise.resolve(n));
		const { balance } = this;
		await null;
		this.balance = balance + n;
	}
	clear() {
		this.balance = 0;
	}
}
const counts: Record<string, number> = {};
async function count(key: string, account: Account) {
	const old = counts[key] ?? 0;
	await account.add(1);
	counts[key] = old + 1;
	account.balance = await Promise.resolve(2);
}
