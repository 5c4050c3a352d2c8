import unnamed, { plain, later, many, stream, letName, constName, ClassName, varName } from "./main.js";
import * as main from "./main.js";
console.log(plain(), unnamed(), unnamed.name, unnamed.length, [...many()].join(), varName);
console.log(typeof later, later.name, typeof stream);
for (const read of [() => letName, () => constName, () => ClassName, () => main.letName, () => typeof ClassName])
	try {
		console.log(read());
	} catch (error) {
		console.log((error as Error).name, (error as Error).message);
	}
later().then((value) => console.log(value));
(async () => { for await (const item of stream()) console.log(item); })();
export const fromA = "from a";
