class Mine<T> extends Promise<T> { static made = 0; constructor(run: any) { super(run); Mine.made++; } }
const won = Mine.race([Mine.resolve("a"), Promise.resolve("b")]);
console.log(won instanceof Mine, await won, Mine.made);
const lost = Mine.race([Mine.reject(new Error("no"))]);
await lost.catch((e) => console.log(e.message, Mine.made));
