return function* () { yield;
($$h.core.site = 2, console.log("hi"));

}; })