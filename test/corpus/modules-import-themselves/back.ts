import { hoisted } from "./main.js";
export const back = () => hoisted() + 1;
