Promise.reject(Promise.resolve(1)).catch((r) => console.log(r instanceof Promise)); (async () => { throw Promise.resolve(2); })().catch((r) => console.log(r instanceof Promise));
