const log = (prefix: string) => function (target: any, name: string, desc: TypedPropertyDescriptor<any>) { return desc; };
const unrelated = (a: number, b: number, descriptor: string) => descriptor;
class A { @log("x") m() {} }
