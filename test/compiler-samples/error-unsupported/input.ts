function old(target: object, key: string, descriptor: PropertyDescriptor) { return descriptor; }
class D { @old m(a: number) {} }
console.log(import.meta.url, import.meta.env, import.meta.dirname);
import fs = require("fs");
const path = 1;
module.exports = { path };
console.log(__dirname, __filename);
export = fs;
