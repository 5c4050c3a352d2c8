setTimeout((a: number, b: string) => console.log(a, b), 1, 7, "x");
setInterval(function (this: unknown, a: string) { console.log(a); throw new Error("stop"); }, 1, "once") && setTimeout(() => {}, 0);
clearInterval(2);
