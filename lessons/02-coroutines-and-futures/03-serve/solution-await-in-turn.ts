import { sleep } from "interleave";

type Recipe = () => Promise<string>;

async function cook(dish: string, ms: number) {
  await sleep(ms + Math.random() * 90);
  console.log("ready", dish);
  return dish;
}

const menu: Recipe[] = [
  () => cook("soup", 250),
  () => cook("rice", 150),
  () => cook("tea", 50),
];

async function serve(recipes: Recipe[]): Promise<string[]> {
  const meals = recipes.map((recipe) => recipe());
  const dishes: string[] = [];
  for (const meal of meals) dishes.push(await meal);
  return dishes;
}

const dishes = await serve(menu);
console.log("served", dishes.join(", "));
