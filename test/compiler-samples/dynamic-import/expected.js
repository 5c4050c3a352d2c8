return function* () { yield; const { a } = (yield $$h.await( ($$h.core.site = 3, $$h.import("./a.ts")), 2));
const load = (name        ) =>/*$$0:51-102*/ ($$h.core.site = 4, $$h.import(`./${name}`, { with: {} }));
($$h.core.site = 5, console.log($$h.meta.url, $$h.meta));

}; })