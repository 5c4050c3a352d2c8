namespace N { export const x = 1; }
@dec class D { accessor y = 1; }
const m = await import("x");
console.log(import.meta.url);
import fs = require("fs");
function dec() {}
