// Try again up to three times
import { sleep } from "interleave";

let calls = 0;
async function flaky() {
  calls++;
  await sleep(50);
  if (calls < 3) throw new Error(`call ${calls} failed`);
  return "an answer";
}

async function retry<T>(work: () => Promise<T>, attempts: number): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await work();
    } catch (error) {
      if (attempt === attempts) throw error;
      console.log((error as Error).message);
    }
  }
}

console.log(await retry(flaky, 3));
