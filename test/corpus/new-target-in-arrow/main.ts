class C { r: Promise<boolean>; constructor() { this.r = (async () => { await null; return new.target === C; })(); } }
console.log(await new C().r);
