// A module that imports into a cycle waits for the root of the cycle, even when its own import has run.
import "./importer.js";
import "./cycle-leaf-user.js";
console.log("main");
