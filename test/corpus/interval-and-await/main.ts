let n = 0; const done = Promise.withResolvers<void>();
const i = setInterval(async () => { const k = ++n; await null; console.log("after", k); if (k === 3) { clearInterval(i); done.resolve(); } }, 10);
await done.promise; console.log("end");
