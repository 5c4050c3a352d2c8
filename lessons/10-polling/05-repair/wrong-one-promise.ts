import { sleep } from "interleave";

const results: string[] = [];
let come = () => {};
const first = new Promise<void>((resolve) => (come = resolve));


/** Says every 100 ms that the program lives. */
async function heartbeat() {
  for (let n = 0; n < 15; n++) {
    console.log("alive");
    await sleep(100);
  }
}

async function page(n: number, ms: number) {
  await sleep(ms + Math.random() * 50);
  results.push(`page ${n}`);
  come();
}

/** Comes back when a result is there that nobody has taken. */
async function untilResult() {
  await first;
  while (results.length === 0) await null;
}

const beats = heartbeat();
const pages = [page(1, 900), page(2, 950), page(3, 500), page(4, 560), page(5, 100), page(6, 160)];
for (let n = 0; n < pages.length; n++) {
  await untilResult();
  console.log("took", results.shift());
  await sleep(150); // reading takes a while
}
await Promise.all(pages);
await beats;
