import { gather, sleep } from "interleave";

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
  return gather(recipes.map((recipe) => recipe()));
}

const dishes = await serve(menu);
console.log("served", dishes.join(", "));
