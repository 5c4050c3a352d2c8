import "./leaf.js";
console.log("user of leaf");
