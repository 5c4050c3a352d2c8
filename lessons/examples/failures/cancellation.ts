// The first failure cancels the others
import { sleep, TaskGroup } from "interleave";

async function part(name: string, ms: number, signal: AbortSignal) {
  try {
    await sleep(ms, { signal });
    if (name === "b") throw new Error("b is broken");
    console.log(name, "is done");
  } finally {
    console.log(name, signal.aborted ? "ends after the abort" : "ends by itself");
  }
}

try {
  await using group = new TaskGroup();
  group.spawn((signal) => part("a", 50, signal));
  group.spawn((signal) => part("b", 100, signal));
  group.spawn((signal) => part("c", 900, signal));
} catch (error) {
  console.log(String(error), "at", performance.now());
}
