async function* g() { yield Promise.resolve("unwrapped"); try { yield Promise.reject(new Error("inside")); } catch (e) { console.log("caught", (e as Error).message); } yield "after"; }
for await (const v of g()) console.log(v);
