import "./root.js";
console.log("leaf");
