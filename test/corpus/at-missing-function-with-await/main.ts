const object: any = { name: "o" };
try { object.put(await Promise.resolve(1)); } catch (e) { console.log((e as Error).message); }
try { object.get(...[await 1]); } catch (e) { console.log((e as Error).message); }
try { (console as any).shout(await 2); } catch (e) { console.log((e as Error).message); }
