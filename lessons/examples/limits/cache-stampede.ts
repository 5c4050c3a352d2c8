// A cache that everybody misses at once
import { gather, sleep } from "interleave";

let loads = 0;
async function load(key: string) {
  loads++;
  await sleep(100);
  return key.toUpperCase();
}

const values = new Map<string, string>();
async function stampede(key: string) {
  if (!values.has(key)) values.set(key, await load(key));
  return values.get(key);
}
await gather([stampede("a"), stampede("a"), stampede("a")]);
console.log("values cached:", loads, "loads");

loads = 0;
const promises = new Map<string, Promise<string>>();
function shared(key: string) {
  const value = promises.get(key) ?? load(key);
  promises.set(key, value);
  return value;
}
await gather([shared("a"), shared("a"), shared("a")]);
console.log("promises cached:", loads, "load");
