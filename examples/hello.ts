import { gather, request } from "interleave";

const pages = await gather(["/a", "/b", "/c"].map((url) => request(url)));
for (const page of pages) console.log(page.status, page.url);
