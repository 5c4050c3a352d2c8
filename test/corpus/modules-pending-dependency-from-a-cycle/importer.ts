import "./root.js";
console.log("importer");
