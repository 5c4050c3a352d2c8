Promise.all([3, Promise.resolve(1), new Promise((f) => setTimeout(() => f(2), 5))]).then((v) => console.log("all", ...v as number[]));
Promise.all([]).then((v) => console.log("empty", (v as unknown[]).length));
Promise.resolve().then(() => console.log(1)).then(() => console.log(2)).then(() => console.log(3));
