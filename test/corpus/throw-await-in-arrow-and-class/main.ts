class Shop {
  static open = async () => { throw await Promise.resolve("closed"); };
  #price = async (x: number) => { if (x < 0) throw `negative ${x}`; return x; };
  get price() { return this.#price; }
}
await Shop.open().catch(console.log);
console.log(await new Shop().price(3));
await new Shop().price(-1).catch((e) => console.log(e));
