/** A million tasks, a thousand at a time, and one of them fails. */
export const MILLION = `import { limitedAsCompleted, sleep } from "interleave";
async function fetchPage(n: number) { await sleep(1 + (n * 7919) % 97); if (n === 654_321) throw new Error("the one"); return n; }
function* all() { for (let n = 0; n < 1_000_000; n++) yield () => fetchPage(n).catch(() => 0); }
let got = 0;
for await (const _ of limitedAsCompleted(all(), 1000)) got++;
console.log(got);
`;

/** Something over 100,000 events. */
export const MANY_EVENTS = `import { limitedAsCompleted, sleep } from "interleave";
async function fetchPage(n: number) {
  await sleep(1 + (n * 7919) % 97);
  await sleep(3);
  return n;
}
const all = Array.from({ length: 12_000 }, (_, n) => () => fetchPage(n));
let got = 0;
for await (const _ of limitedAsCompleted(all, 60)) got++;
console.log(got);
`;

/** 200 tasks and a knob. */
export const KNOB = `import { knob, limitedAsCompleted, sleep } from "interleave";
const limit = knob("limit", { min: 1, max: 20, value: 5 });
async function fetchPage(n: number) {
  await sleep(20 + (n * 37) % 90);
  if (n % 29 === 7) throw new Error("503");
  return n;
}
const all = Array.from({ length: 200 }, (_, n) => () => fetchPage(n).catch(() => -1));
for await (const _ of limitedAsCompleted(all, limit)) {}
`;

/** Sixty lines, as a lesson's program is long. */
export const SIXTY_LINES = `import { gather, knob, Queue, Semaphore, sleep } from "interleave";

const limit = knob("limit", { min: 1, max: 10, value: 3 });
const permits = new Semaphore(limit);
const found = new Queue<string>(5);

type Page = { url: string; links: string[] };

async function fetchPage(n: number): Promise<Page> {
  using permit = await permits.acquire();
  await sleep(40 + (n * 37) % 120);
  if (n % 13 === 9) {
    throw new Error("503 from /page/" + n);
  }
  return {
    url: "/page/" + n,
    links: ["/page/" + (n + 1), "/page/" + (n + 2)],
  };
}

async function crawl(first: number, count: number): Promise<void> {
  for (let n = first; n < first + count; n++) {
    try {
      const page = await fetchPage(n);
      for (const link of page.links) {
        await found.put(link);
      }
    } catch (error) {
      console.log("failed", String(error));
    }
  }
}

async function parse(name: string): Promise<number> {
  let count = 0;
  for (;;) {
    const link = await found.get();
    if (link === "end") {
      return count;
    }
    await sleep(7);
    count++;
    if (count % 10 === 0) {
      console.log(name, "parsed", count);
    }
  }
}

const readers = [parse("first"), parse("second")];
await gather(
  Array.from({ length: 6 }, (_, i) => () => crawl(i * 10, 6)),
  { settle: true },
);
for (const _ of readers) {
  await found.put("end");
}
const counts = await Promise.all(readers);
console.log("links", counts.join(" + "));
console.log("done");
`;
