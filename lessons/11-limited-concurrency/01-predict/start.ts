import { request, Semaphore } from "interleave";

const gate = new Semaphore(3);

async function fetchPage(n: number) {
  using _permit = await gate.acquire();
  const page = await request(`/page/${n}`);
  return page.status;
}

const numbers = Array.from({ length: 40 }, (_, n) => n);
const pages = await Promise.all(numbers.map(fetchPage));
console.log(pages.length, "pages");
