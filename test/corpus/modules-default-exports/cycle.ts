import value from "./main.js";
try {
	console.log(value);
} catch (error) {
	console.log((error as Error).name, (error as Error).message.replace("value", "default"));
}
