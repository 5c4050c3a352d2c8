let n = 0; while (await Promise.resolve(n < 2)) { n++; } do { n += await Promise.resolve(10); } while (n < 30);
switch (await Promise.resolve(n)) { case 22: console.log("no"); break; case await Promise.resolve(32): console.log("yes"); default: console.log("falls"); }
