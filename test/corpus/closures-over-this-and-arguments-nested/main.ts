function f(this: { v: number }, _a: number) { return (async () => { const inner = async () => { await null; return [this.v, arguments[0]].join(); }; return inner(); })(); }
console.log(await f.call({ v: 4 }, 5));
