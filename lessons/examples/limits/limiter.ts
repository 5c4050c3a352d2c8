// At most two at once
import { gather, knob, sleep } from "interleave";

const limit = knob("limit", { value: 2, min: 1, max: 5 });

async function fetchPage(page: number) {
  await sleep(100 * page);
  return page;
}

const work = [1, 2, 3, 4].map((page) => () => fetchPage(page));
console.log(await gather(work, { limit }), performance.now(), "ms");
