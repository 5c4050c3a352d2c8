import { sleep } from "interleave";

async function page(n: number, ms: number) {
  await sleep(ms + Math.random() * 20);
  if (n === 13) throw new Error("page 13 is missing");
  return `page ${n}`;
}

/** Waits for all items. Results in the order of the items; the first failure is thrown when it happens. */
function myGather<T>(items: Promise<T>[]): Promise<T[]> {
  return new Promise((resolve) => {
    const results: T[] = [];
    let missing = items.length;
    if (missing === 0) resolve(results);
    items.forEach(async (item, index) => {
      results[index] = await item;
      if (--missing === 0) resolve(results);
    });
  });
}

console.log("three:", await myGather([page(1, 300), page(2, 100), page(3, 200)]));
console.log("none:", await myGather([]));
const started = performance.now();
try {
  await myGather([page(11, 400), page(12, 300), page(13, 100)]);
  console.log("no failure was thrown");
} catch (error) {
  console.log("failed after", Math.round(performance.now() - started), "ms:", String(error));
}
