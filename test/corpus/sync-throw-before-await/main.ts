async function f() { throw new Error("sync"); } let p; try { p = f(); } catch { console.log("not here"); } await p!.catch((e) => console.log(e.message));
