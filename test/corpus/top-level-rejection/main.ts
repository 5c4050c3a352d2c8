Promise.resolve().then(() => console.log("m")); await Promise.reject(new TypeError("awaited"));
