async function refuse() { await null; throw new Error("refused"); }
async function passes() { try { return refuse(); } catch { return "caught inside"; } finally { console.log("finally runs first"); } }
async function catches() { try { return await refuse(); } catch { return "caught inside"; } finally { console.log("finally runs last"); } }
console.log(await passes().catch((e) => `outside: ${e.message}`));
console.log(await catches().catch((e) => `outside: ${e.message}`));
