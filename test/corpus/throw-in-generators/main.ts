function* plain() { try { yield 1; throw "plain"; } finally { console.log("closed"); } }
async function* later() { try { yield 1; throw await Promise.resolve("later"); } finally { console.log("closed later"); } }
try { for (const x of plain()) console.log(x); } catch (e) { console.log("caught", e); }
try { for await (const x of later()) console.log(x); } catch (e) { console.log("caught", e); }
