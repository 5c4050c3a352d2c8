import { knob, limitedAsCompleted, request } from "interleave";

const limit = knob("limit", { min: 1, max: 12, value: 4 });

async function fetchPage(n: number) {
  return (await request(`/page/${n}`)).url;
}
function* pages() {
  for (let n = 0; n < 24; n++) yield () => fetchPage(n);
}
for await (const url of limitedAsCompleted(pages(), limit))
  console.log(url);
