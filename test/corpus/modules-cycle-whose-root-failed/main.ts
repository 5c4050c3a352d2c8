// The root of a cycle fails while another member of it waits for something else: that one does not run either.
import "./root.js";
console.log("main must not run");
