// forEach does not wait
import { sleep } from "interleave";

async function save(name: string) {
  await sleep(100);
  console.log("saved", name);
}

["a", "b"].forEach(async (name) => {
  await save(name);
});
console.log("forEach is done, and nothing is saved");

for (const name of ["c", "d"]) await save(name);
console.log("the loop is done, and everything is");
