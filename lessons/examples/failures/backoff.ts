// Wait longer after each failure
import { random, sleep } from "interleave";

async function send(attempt: number) {
  await sleep(20);
  if (attempt < 4) throw new Error("busy");
  return "sent";
}

for (let attempt = 1; attempt <= 5; attempt++) {
  try {
    console.log(await send(attempt), "with attempt", attempt);
    break;
  } catch {
    const most = 100 * 2 ** attempt;
    const ms = Math.round(most / 2 + (random() * most) / 2);
    console.log("attempt", attempt, "failed: wait at most", most, "ms");
    await sleep(ms);
  }
}
