const [one, two] = await Promise.allSettled([1, Promise.reject(2)]);
for (const record of [one, two]) console.log(Object.keys(record!).join(), Object.getPrototypeOf(record) === Object.prototype, JSON.stringify(Object.getOwnPropertyDescriptors(record)));
