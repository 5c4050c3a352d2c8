import { request } from "interleave";

async function fetchPage(n: number) {
  const page = await request(`/page/${n}`);
  console.log("page", n);
  return page.status;
}

const numbers = Array.from({ length: 20 }, (_, n) => n);
await Promise.all(numbers.map(fetchPage));
