class B extends Object {
	async t() { return super.toString(); }
	f(_: number) { return async () => arguments.length + (super.valueOf() === this ? 1 : 0); }
}
function outer() { return async () => new.target; }
