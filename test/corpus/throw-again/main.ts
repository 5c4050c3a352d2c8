async function again(reason: unknown) {
  try { throw reason; } catch (e) {
    try { await null; throw e; } catch (e) { throw e; } finally { console.log("cleaned"); }
  }
}
for (const r of ["a", new RangeError("b")]) await again(r).catch((e) => console.log(String(e)));
