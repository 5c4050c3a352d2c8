// One after the other, or all at once
import { sleep } from "interleave";

async function load(page: number) {
  await sleep(300);
  return page;
}

let start = performance.now();
for (const page of [1, 2, 3]) await load(page);
console.log("one by one:", performance.now() - start, "ms");

start = performance.now();
await Promise.all([1, 2, 3].map(load));
console.log("at once:", performance.now() - start, "ms");
