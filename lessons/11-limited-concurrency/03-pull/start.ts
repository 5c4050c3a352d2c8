import { knob, limitedAsCompleted, request } from "interleave";

const limit = knob("limit", { min: 1, max: 10, value: 3 });
const count = knob("count", { min: 10, max: 200, step: 10, value: 40 });

async function fetchPage(n: number) {
  const page = await request(`/page/${n}`);
  return page.url;
}

function* pages() {
  for (let n = 0; n < count; n++) yield () => fetchPage(n);
}

for await (const result of limitedAsCompleted(pages(), limit)) {
  console.log("result", result);
}
