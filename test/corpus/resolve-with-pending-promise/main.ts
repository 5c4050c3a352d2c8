const inner = new Promise<string>((f) => setTimeout(() => f("in"), 2)); const outer = new Promise<string>((f) => f(inner)); console.log(await Promise.race([outer, inner.then((v) => v + "2")]));
