new Promise((f) => { f(1); throw new Error("ignored"); }).then((v) => console.log(v));
new Promise(() => { throw new Error("first"); }).catch((e) => console.log(e.message));
