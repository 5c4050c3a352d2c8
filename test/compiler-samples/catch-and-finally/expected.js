return function* () { yield; try { (yield $$h.await( 1, 2)); } catch { $$h.check(); ($$h.core.site = 3, console.log("caught")); } finally { $$h.check(); ($$h.core.site = 4, console.log("end")); }

}; })