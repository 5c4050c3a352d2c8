// A module that waits for ever keeps main from running; its sibling does run.
import "./stuck.js";
import "./sibling.js";
console.log("must not run");
