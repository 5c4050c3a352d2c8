(async () => { for await (const v of [1, 2]) console.log("fa", v); console.log("fa end"); })();
(async function () { async function* g() { yield 1; yield 2; } for await (const v of g()) console.log("g", v); console.log("g end"); })();
(async () => { for (let i = 0; i < 12; i++) { await null; console.log("tick", i); } })();
