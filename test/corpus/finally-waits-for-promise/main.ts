await Promise.resolve("v").finally(() => new Promise((f) => setTimeout(f, 5))).then((v) => console.log(v));
