let id: any;
const p = new Promise((done) => { id = setTimeout(() => console.log("never"), 5); clearTimeout(id); id = setTimeout(done, 10, "second timer"); });
console.log(await p);
const q = new Promise((done) => { const t = setInterval(() => { console.log("tick"); if (++n === 3) { clearInterval(t); done("interval"); } }, 2); });
let n = 0;
console.log(await q);
