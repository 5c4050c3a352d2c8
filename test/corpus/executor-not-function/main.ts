for (const bad of [undefined, 1, {}, "x"]) try { new Promise(bad as never); } catch (e) { console.log((e as Error).name); }
try { (Promise as unknown as () => void)(); } catch (e) { console.log((e as Error).name); }
