import { request } from "interleave";

let next = 0;

async function fetchPage(n: number) {
  const page = await request(`/page/${n}`);
  console.log("page", n);
  return page.status;
}

async function worker() {
  while (next < 20) await fetchPage(next++);
}

await worker();
