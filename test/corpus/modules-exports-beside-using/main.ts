// What a module exports beside a resource of its top level.
import { value, read, Kind } from "./resource.js";
console.log(value, read(), new Kind().name);
