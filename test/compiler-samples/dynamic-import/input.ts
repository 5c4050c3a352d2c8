const { a } = await import("./a.ts");
const load = (name: string) => import(`./${name}`, { with: {} });
console.log(import.meta.url, import.meta);
