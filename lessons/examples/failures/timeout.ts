// Give up after half a second
import { sleep, timeout } from "interleave";

async function report(signal: AbortSignal) {
  try {
    await sleep(2000, { signal });
    return "a report";
  } finally {
    console.log("report ends at", performance.now());
  }
}

try {
  console.log(await timeout(report, 500));
} catch (error) {
  console.log((error as Error).name);
}
