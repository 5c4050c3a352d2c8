import { sleep } from "interleave";

async function page(n: number, ms: number) {
  await sleep(ms + Math.random() * 20);
  if (n === 3) throw new Error("page 3 is missing");
  return n;
}

/** Hands out one promise for each item: the first settles with whichever item ends first, and so on. Nobody polls. */
function* asCompleted<T>(items: Promise<T>[]): Generator<Promise<T>> {
  const places = items.map(() => Promise.withResolvers<T>());
  let ended = 0;
  for (const item of items) {
    item.catch(() => {});
    item.then((value) => places[ended++]?.resolve(value)).catch(() => {});
  }
  for (const place of places) yield place.promise;
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
