import { sleep } from "interleave";

async function page(n: number, ms: number) {
  await sleep(ms + Math.random() * 20);
  if (n === 3) throw new Error("page 3 is missing");
  return n;
}

/** Hands out one promise for each item: the first settles with whichever item ends first, and so on. Nobody polls. */
function* asCompleted<T>(items: Promise<T>[]): Generator<Promise<T>> {
  const ended: Promise<T>[] = [];
  for (const item of items) item.then(() => ended.push(item), () => ended.push(item));
  async function next(): Promise<T> {
    while (ended.length === 0) await null;
    return ended.shift()!;
  }
  for (let n = 0; n < items.length; n++) yield next();
}

async function read(items: Promise<number>[]) {
  const seen: string[] = [];
  for (const next of asCompleted(items)) {
    try {
      seen.push(`page ${await next}`);
    } catch (error) {
      seen.push(String(error));
    }
    await sleep(80); // a slow reader
  }
  return seen;
}

console.log(await read([page(1, 300), page(2, 100), page(3, 150), page(4, 220), page(5, 230)]));
console.log(await read([]));
