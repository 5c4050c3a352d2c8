import { knob, sleep } from "interleave";

const futures = knob("futures", { value: false });
const dishes: [string, number][] = [["soup", 300], ["rice", 200], ["tea", 100]];

async function cook(dish: string, ms: number) {
  await sleep(ms);
  return dish;
}

if (futures) {
  const meals = dishes.map(([dish, ms]) => cook(dish, ms));
  for (const meal of meals) console.log("served", await meal);
} else {
  const recipes = dishes.map(([dish, ms]) => () => cook(dish, ms));
  for (const recipe of recipes) console.log("served", await recipe());
}
