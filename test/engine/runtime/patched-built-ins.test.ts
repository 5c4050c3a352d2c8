import { expect, test } from "vitest";
import { printed } from "../support/run-source";

test("after a run the realm has its own members again, and none that the program has added", async () => {
	const { at, findLast } = Array.prototype;
	const source = `Array.prototype.at = () => 1 as never;
delete (Array.prototype as any).findLast;
(Array.prototype as any).own = 1;
Object.defineProperty(Array.prototype, 7, { get: () => 1, configurable: true });
console.log([].at(0), (Array.prototype as any).own, ([] as any)[7]);`;
	expect(await printed(source)).toEqual(["1 1 1"]);
	expect(Array.prototype.at).toBe(at);
	expect(Array.prototype.findLast).toBe(findLast);
	expect("own" in Array.prototype || 7 in Array.prototype).toBe(false);
});
