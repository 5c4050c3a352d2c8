import { hello, state } from "./main.js";
import * as main from "./main.js";
console.log("other", hello());
export const ask = () => `${state} ${main.state} ${Object.keys(main).join()}`;
export const again = () => main.hello() === hello();
