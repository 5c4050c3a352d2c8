async function f(how: string) { try { console.log("try"); if (how === "throw") throw new Error("e"); if (how === "return") return "from try"; await null; } catch (e) { console.log("catch", (e as Error).message); await null; return "from catch"; } finally { await null; console.log("finally"); } return "end"; }
for (const how of ["throw", "return", "fall"]) console.log(await f(how));
