import { expect } from "vitest";
import { runNatively } from "../native/native";
import { runOurs } from "../native/ours";

/** The program prints on our engine what it prints on V8, block by block; and at least `blocks` lines. */
export async function expectSame(source: string, blocks: number): Promise<void> {
	const native = await runNatively(source);
	expect(native.outcome).toBe("completed");
	expect(native.console.length).toBe(blocks);
	expect(await runOurs(source)).toEqual(native);
}
