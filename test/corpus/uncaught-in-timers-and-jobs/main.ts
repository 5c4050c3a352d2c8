setTimeout(() => { console.log("first timer"); throw new RangeError("goes nowhere"); }, 1); setTimeout(() => console.log("second timer still fires"), 2);
queueMicrotask(() => console.log("microtask")); for (const bad of [undefined, 1, {}]) try { queueMicrotask(bad as never); } catch (e) { console.log((e as Error).name); }
await new Promise((f) => setTimeout(f, 3)); console.log("end");
