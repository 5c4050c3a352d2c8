setTimeout(() => console.log("b"), 2); setTimeout(() => console.log("a"), 1); setTimeout(() => console.log("b2"), 2);
setTimeout(() => { console.log("now"); Promise.resolve().then(() => console.log("micro before next timer")); });
setTimeout(() => console.log("next timer"));
