// A lost update: read, wait, write
import { gather, sleep } from "interleave";

let balance = 100;

async function deposit(amount: number) {
  const before = balance;
  await sleep(10);
  balance = before + amount;
}

await gather([deposit(50), deposit(30)]);
console.log("balance", balance, "of 180");
