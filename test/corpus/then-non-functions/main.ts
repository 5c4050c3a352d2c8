Promise.resolve(1).then(undefined, null as never).then(5 as never).then((v) => console.log(v));
Promise.reject(new Error("e")).then(1 as never).catch((e) => console.log(e.message));
