import { sleep } from "interleave";

const grind = async () => void (await sleep(300));
const espresso = async () => void (await sleep(400));
const tea = async () => void (await sleep(900));
const wash = async () => void (await sleep(100));

// Espresso needs ground coffee. Tea needs nothing. Wash up when both cups are served.
tea();
await grind();
await espresso();
await wash();
console.log("closed");
