// A pool of two connections
import { gather, Semaphore, sleep } from "interleave";

const pool = new Semaphore(2);

async function query(name: string, ms: number) {
  using _ = await pool.acquire();
  console.log(name, "has a connection");
  await sleep(ms);
}

await gather([query("users", 300), query("orders", 100), query("items", 100)]);
console.log("all answered after", performance.now(), "ms");
