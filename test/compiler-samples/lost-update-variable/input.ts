let balance = 0;
let other = 0;
async function deposit(n: number) {
	const old = balance;
	await Promise.resolve();
	console.log(balance);
	balance = old + n;
	other = n;
}
const add = async (n: Promise<number>) => (balance += await n);
const reset = () => {
	balance = 0;
};
balance++;
await deposit(1);
