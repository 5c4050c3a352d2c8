async function plain() { return 1; }
async function wrapped() { return Promise.resolve(2); }
wrapped().then((v) => console.log("wrapped", v));
plain().then((v) => console.log("plain", v));
Promise.resolve().then(() => console.log(1)).then(() => console.log(2)).then(() => console.log(3)).then(() => console.log(4));
