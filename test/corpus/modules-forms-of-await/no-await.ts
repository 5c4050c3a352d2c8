export const call = async () => { await null; return "called"; };
class A { async m() { await null; } field = async () => await 1; }
console.log("no await", typeof new A().field);
