import { limitedAsCompleted, request } from "interleave";

const limit = 3;

async function fetchPage(n: number) {
  const page = await request(`/page/${n}`);
  console.log("page", n);
  return page.status;
}

function* pages() {
  for (let n = 0; n < 20; n++) yield () => fetchPage(n);
}

for await (const _ of limitedAsCompleted(pages(), limit));
