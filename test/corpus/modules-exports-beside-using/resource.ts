import { log } from "./log.js";
(Symbol as { dispose?: symbol }).dispose ??= Symbol("dispose");
using file = { [Symbol.dispose]() { log("disposed"); } };
export const value = "value";
export function read() { return typeof file; }
export class Kind { name = "kind"; }
log("resource");
