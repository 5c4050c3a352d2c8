const later = (x: string, ms: number) => new Promise<string>((r) => setTimeout(r, ms, x));
console.log(JSON.stringify(await Promise.all([Promise.race([later("a", 5), later("b", 2)]), Promise.any([Promise.reject(1), later("c", 1)]), Promise.allSettled([later("d", 3)])])));
console.log(JSON.stringify(await Promise.race([Promise.all([later("e", 2), later("f", 4)]), Promise.all([later("g", 3)])])));
