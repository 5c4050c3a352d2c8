import { knob, request, Semaphore } from "interleave";

const limit = knob("limit", { min: 1, max: 10, value: 3 });
const count = knob("count", { min: 10, max: 200, step: 10, value: 40 });
const gate = new Semaphore(limit);

async function fetchPage(n: number) {
  using _permit = await gate.acquire();
  const page = await request(`/page/${n}`);
  return page.status;
}

const numbers = Array.from({ length: count }, (_, n) => n);
const pages = await Promise.all(numbers.map(fetchPage));
console.log(pages.length, "pages");
