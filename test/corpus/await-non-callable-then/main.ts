for (const then of [undefined, null, 1, "f", {}, Symbol.iterator, /x/]) { const o = { then, mark: 1 }; console.log(typeof then, (await o) === o); }
