import { request } from "interleave";

const limit = 3;
let next = 0;

async function fetchPage(n: number) {
  const page = await request(`/page/${n}`);
  console.log("page", n);
  return page.status;
}

async function worker() {
  while (next < 20) fetchPage(next++);
}

await Promise.all(Array.from({ length: limit }, worker));
