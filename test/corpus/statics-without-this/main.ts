const { resolve } = Promise;
try { resolve(1); } catch (e) { console.log((e as Error).name); }
try { Promise.all.call(undefined as never, []); } catch (e) { console.log((e as Error).name); }
