import { sleep } from "interleave";

async function cook(dish: string, ms: number) {
  console.log("start", dish);
  await sleep(ms);
  console.log("ready", dish);
  return dish;
}

const recipe = () => cook("soup", 300);
console.log("recipe written");

const meal = cook("rice", 200);
console.log("rice ordered");

console.log("served", await recipe());
console.log("served", await meal);
