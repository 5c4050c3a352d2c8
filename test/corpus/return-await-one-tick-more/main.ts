async function a() { return await Promise.resolve("a"); }
async function b() { return "b"; }
a().then(console.log); b().then(console.log);
