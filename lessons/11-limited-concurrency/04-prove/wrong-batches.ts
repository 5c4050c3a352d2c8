import { request } from "interleave";

const limit = 3;

async function fetchPage(n: number) {
  const page = await request(`/page/${n}`);
  console.log("page", n);
  return page.status;
}

for (let n = 0; n < 20; n += limit) {
  const batch = Array.from({ length: Math.min(limit, 20 - n) }, (_, k) => fetchPage(n + k));
  await Promise.all(batch);
}
