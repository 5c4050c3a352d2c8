const nothing: any = {};
for (const run of [() => nothing.then(1), () => nothing.a().catch(2), async () => nothing.finally(await null), () => nothing.reject("x"), () => nothing.abort()])
  try { await run(); } catch (e) { console.log((e as Error).name, (e as Error).message); }
