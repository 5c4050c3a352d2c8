// The loser of a race goes on
import { sleep } from "interleave";

async function mirror(name: string, ms: number) {
  await sleep(ms);
  console.log(name, "answers");
  return name;
}

const first = await Promise.race([mirror("near", 80), mirror("far", 250)]);
console.log("taken:", first);
