const thrown = ["text", 5, null, undefined, Symbol("s"), { a: 1 }, [1], () => 1, 10n, true];
for (const one of thrown)
  try {
    await (async () => { await null; throw one; })();
  } catch (e) { console.log(typeof e, e === one); }
try { throw (console.log("first"), await Promise.resolve("second")); } catch (e) { console.log(e); }
