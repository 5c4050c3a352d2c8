// A full queue holds the producer back
import { gather, gauge, Queue, sleep } from "interleave";

const queue = new Queue<number>({ capacity: 2 });

async function produce() {
  for (let i = 1; i <= 5; i++) {
    await queue.put(i);
    gauge("in the queue", queue.length);
    console.log("put", i, "at", performance.now());
  }
  queue.close();
}

async function consume() {
  for await (const _ of queue) await sleep(100);
}

await gather([produce(), consume()]);
