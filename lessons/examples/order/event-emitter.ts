// Listeners run inside of emit
import { EventEmitter, once } from "node:events";

const orders = new EventEmitter();
orders.on("paid", (id: number) => console.log("pack", id));
orders.on("paid", async (id: number) => {
  await null;
  console.log("thank", id);
});

setTimeout(() => {
  orders.emit("paid", 1);
  console.log("emit is over");
}, 100);
const [id] = await once(orders, "paid");
console.log("waited for", id);
