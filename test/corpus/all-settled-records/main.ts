const r = await Promise.allSettled([1, Promise.reject(new Error("x")), Promise.resolve("y")]);
for (const one of r) console.log(one.status, one.status === "fulfilled" ? one.value : (one.reason as Error).message);
