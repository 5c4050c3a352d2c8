// Functions of every module are there before the first one runs; let, const and class are not.
import { fromA } from "./a.js";
export function plain(): string { return "plain of main"; }
export async function later(): Promise<string> { return "later of main"; }
export function* many(): Generator<number> { yield 1; yield 2; }
export async function* stream(): AsyncGenerator<string> { yield "s"; }
export let letName = 1;
export const constName = 2;
export class ClassName {}
export var varName = 3;
export default function (): string { return "default of main"; }
console.log("main", fromA);
