const e = (await Promise.any([Promise.reject(1)]).catch((x) => x)) as AggregateError;
console.log(e instanceof AggregateError, e instanceof Error, Object.hasOwn(e, "errors"), JSON.stringify(Object.getOwnPropertyDescriptor(e, "errors")), "cause" in e, Object.keys(e).length);
