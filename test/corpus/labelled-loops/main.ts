outer: for (let i = 0; i < 3; i++) { for (let j = 0; j < 3; j++) { await null; if (j === 1) continue outer; if (i === 2) break outer; console.log(i, j); } }
block: { await null; if (1 < 2) break block; console.log("never"); } console.log("after");
