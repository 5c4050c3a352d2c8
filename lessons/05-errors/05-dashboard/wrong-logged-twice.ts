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
  const log = (error: Error) => {
    console.log("failed:", error.message);
    return "–";
  };
  const parts = [news(), weather(), ads()];
  for (const part of parts) part.catch(log);
  return (await Promise.all([user(), ...parts.map((part) => part.catch(log))])).join(" | ");
}

console.log("dashboard:", await dashboard());
