async function f() {} const g = async () => {};
for (const x of [f, g]) { try { new (x as never as new () => object)(); } catch (e) { console.log((e as Error).name); } console.log("prototype" in x, Object.prototype.toString.call(x)); }
