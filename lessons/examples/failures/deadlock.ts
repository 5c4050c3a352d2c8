// Two locks in two orders: a deadlock
import { gather, Lock, sleep } from "interleave";

const left = new Lock();
const right = new Lock();

async function philosopher(name: string, first: Lock, second: Lock) {
  using _ = await first.acquire();
  console.log(name, "has one fork");
  await sleep(10);
  using __ = await second.acquire();
  console.log(name, "eats");
}

await gather([philosopher("Ada", left, right), philosopher("Bob", right, left)]);
