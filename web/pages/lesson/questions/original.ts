import type { Step } from "../../../../lessons/content";
import type { Files } from "../../../run/run-store";

/** The program that a step begins with. */
export const originalOf = ({ start, files }: Step): Files =>
	Object.fromEntries([["main.ts", start], ...files.map(({ name, text }) => [name, text] as const)]);
