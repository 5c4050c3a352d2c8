new Promise(function (this: unknown, a: unknown, b: unknown) { console.log(String(this), arguments.length, typeof a, typeof b); });
let f!: (v: unknown) => void;
console.log(new Promise((a) => { f = a; return { ignored: true }; }) instanceof Promise, f.call({}, 1));
