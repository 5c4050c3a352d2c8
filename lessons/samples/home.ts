import { knob, limitedAsCompleted, request } from "interleave";

const limit = knob("limit", { min: 1, max: 12, value: 4 });
const fetchPage = async (n: number) => request(`/page/${n}`);
const pages = Array.from({ length: 24 }, (_, n) => () => fetchPage(n));

for await (const page of limitedAsCompleted(pages, limit))
  console.log(page.url);
