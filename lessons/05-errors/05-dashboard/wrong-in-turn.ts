import { sleep } from "interleave";

async function user() {
  await sleep(200);
  return "Ada";
}

async function news(): Promise<string> {
  await sleep(50 + Math.random() * 100);
  throw new Error("news is down");
}

async function weather() {
  await sleep(300);
  return "rain";
}

async function ads(): Promise<string> {
  await sleep(100 + Math.random() * 300);
  throw new Error("ads are down");
}

// The user is needed: without one, throw. The others may fail: show "–" in their place, and log each error once.
async function dashboard() {
  const name = await user();
  const shown: string[] = [];
  for (const part of [news, weather, ads]) {
    try {
      shown.push(await part());
    } catch (error) {
      console.log("failed:", (error as Error).message);
      shown.push("–");
    }
  }
  return [name, ...shown].join(" | ");
}

console.log("dashboard:", await dashboard());
