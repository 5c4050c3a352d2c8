console.log(await Promise.any([Promise.reject(1), new Promise((f) => setTimeout(() => f("first ok"), 3))]));
try { await Promise.any([Promise.reject(1), Promise.reject(2)]); } catch (e) { console.log((e as AggregateError).name, (e as AggregateError).errors.join()); }
try { await Promise.any([]); } catch (e) { console.log((e as AggregateError).errors.length); }
