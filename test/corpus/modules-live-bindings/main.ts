// An import is the binding of the other module, not a copy of its value.
import { count, add, later } from "./counter.js";
import * as counter from "./counter.js";
import { total } from "./total.js";
console.log(count, counter.count, total);
add();
console.log(count, counter.count, total);
await later;
console.log(count, total);
try {
	(counter as { count: number }).count = 9;
} catch (error) {
	console.log((error as Error).name);
}
