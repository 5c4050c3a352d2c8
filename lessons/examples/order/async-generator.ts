// An async generator waits for whoever takes
import { sleep } from "interleave";

async function* pages() {
  for (let page = 1; page <= 3; page++) {
    await sleep(200);
    console.log("loaded", page);
    yield page;
  }
}

for await (const page of pages()) {
  await sleep(100);
  console.log("read", page);
}
