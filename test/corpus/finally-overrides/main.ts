async function f() { try { return "try"; } finally { await null; return "finally"; } }
async function g() { try { throw new Error("lost"); } finally { return "kept"; } }
async function h() { for (let i = 0; ; i++) { try { return i; } finally { if (i < 2) continue; break; } } return "broke"; }
console.log(await f(), await g(), await h());
