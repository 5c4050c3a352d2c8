const o = { v: 1, async m() { await null; return this.v; }, arrow() { return (async () => { await null; return this.v; })(); } };
console.log(await o.m(), await o.arrow()); async function bare(this: unknown) { return this; } console.log(await bare());
