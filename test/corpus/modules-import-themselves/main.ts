// A module may import itself, and what another one gets from it.
import { x as own, hoisted as again } from "./main.js";
import * as self from "./main.js";
import { back } from "./back.js";
try {
	console.log(own);
} catch (error) {
	console.log((error as Error).name);
}
export const x = 1;
export function hoisted() { return own; }
console.log(hoisted(), again === hoisted, self.x, Object.keys(self).join(), back());
