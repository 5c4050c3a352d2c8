Promise.resolve().then(() => { throw new TypeError("t"); }).catch((e) => { console.log(e.name); return 3; }).then((v) => console.log(v));
