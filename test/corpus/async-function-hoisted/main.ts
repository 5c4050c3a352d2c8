console.log(typeof later, later.name); await later(); async function later() { console.log("hoisted"); }
{ console.log(typeof inner); async function inner() {} }
