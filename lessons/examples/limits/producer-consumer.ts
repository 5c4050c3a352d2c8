// A producer and two consumers
import { gather, Queue, sleep } from "interleave";

const queue = new Queue<string>();

async function produce() {
  for (const item of ["a", "b", "c", "d"]) {
    await sleep(50);
    await queue.put(item);
  }
  queue.close();
}

async function consume(name: string) {
  for await (const item of queue) {
    await sleep(120);
    console.log(name, "has done", item);
  }
}

await gather([produce(), consume("one"), consume("two")]);
