import { request, Semaphore } from "interleave";

const limit = 3;
const gate = new Semaphore(limit);

async function fetchPage(n: number) {
  using _permit = await gate.acquire();
  const page = await request(`/page/${n}`);
  console.log("page", n);
  return page.status;
}

const numbers = Array.from({ length: 20 }, (_, n) => n);
await Promise.all(numbers.map(fetchPage));
