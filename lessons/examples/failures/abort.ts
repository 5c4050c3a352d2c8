// One signal ends everything
import { gather, sleep } from "interleave";

const controller = new AbortController();
const { signal } = controller;
signal.addEventListener("abort", () => console.log("aborted:", signal.reason));

async function tick(name: string, ms: number) {
  for (let n = 1; ; n++) {
    await sleep(ms, { signal });
    console.log(name, n);
  }
}

setTimeout(() => controller.abort("enough"), 250);
try {
  await gather([tick("fast", 100), tick("slow", 200)]);
} catch (reason) {
  console.log("ended with", reason);
}
