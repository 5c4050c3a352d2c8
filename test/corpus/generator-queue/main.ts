async function* g() { for (let i = 0; i < 3; i++) { await null; yield i; } }
const it = g(); const rs = [it.next(), it.next(), it.return(9 as never), it.next()]; for (const r of rs) r.then((x) => console.log(x.value, x.done));
