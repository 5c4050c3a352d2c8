const seen: string[] = [];
const say = (x: string) => { seen.push(x); return x; };
const box = { then: undefined, get log() { seen.push("get log"); return (...all: unknown[]) => { seen.push("call"); return all.length; }; } };
console.log(box.log(say("a"), await Promise.resolve(say("b")), ...[say("c"), say("d")]));
console.log(seen.join(" "), say("e"), await (async () => say("f"))(), seen.length);
