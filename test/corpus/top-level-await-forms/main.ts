const order: string[] = []; const step = async (name: string) => { order.push(name); await null; return name; };
await step("statement"); const [a, b] = [await step("array 1"), await step("array 2")]; const exported = await step("export"); for (const x of [await step("head")]) { order.push("body " + x); await null; }
class C { static s = "class " + typeof a; [await step("computed")] = 1; } { await step("block"); } try { await Promise.reject(new RangeError("caught at the top")); } catch (e) { order.push((e as Error).message); } if (await step("condition")) order.push("then");
await step("last"); console.log(order.join("; "), b, exported, C.s, this === undefined);
void step("not awaited").then((n) => console.log("later", n)); console.log("end of module"); queueMicrotask(() => console.log("microtask"));
