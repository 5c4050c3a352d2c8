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
const optional = (part: Promise<string>) =>
  part.catch((error: Error) => {
    console.log("failed:", error.message);
    return "–";
  });

async function dashboard() {
  const parts = [user(), optional(news()), optional(weather()), optional(ads())];
  return (await Promise.all(parts)).join(" | ");
}

console.log("dashboard:", await dashboard());
