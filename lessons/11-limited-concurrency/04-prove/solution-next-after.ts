import { request } from "interleave";

const limit = 3;
const numbers = Array.from({ length: 20 }, (_, n) => n);

async function fetchPage(n: number) {
  const page = await request(`/page/${n}`);
  console.log("page", n);
  return page.status;
}

function takeNext(): Promise<void> | undefined {
  const n = numbers.shift();
  if (n === undefined) return;
  return fetchPage(n).then(takeNext);
}

await Promise.all(Array.from({ length: limit }, takeNext));
