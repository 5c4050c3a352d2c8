const { promise, resolve } = Promise.withResolvers<number>(); setTimeout(() => resolve(4), 1); console.log(await promise);
