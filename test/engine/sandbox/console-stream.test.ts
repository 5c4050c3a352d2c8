import fc from "fast-check";
import { expect, test } from "vitest";
import { SIZES } from "../../../engine/sandbox/gate/messages";
import { ConsoleStream } from "../../../engine/sandbox/inside/console-stream";
import type { ConsoleLine } from "../../../engine/types";

const line = (text: string): ConsoleLine => ({ at: 0, level: "log", text, line: 1, task: 0, index: 0 });

/** A stream under a clock that the test moves, with what it sent. */
function stream(limit = 10_000) {
	const sent: ConsoleLine[][] = [];
	const clock = { now: 0 };
	return {
		sent,
		clock,
		stream: new ConsoleStream(
			(lines) => sent.push(lines),
			() => clock.now,
			limit,
		),
	};
}

test("the first lines of a second go out at once", () => {
	const { stream: console, sent } = stream();
	for (let i = 0; i < 400; i++) console.push(line(`${i}`));
	expect(sent).toHaveLength(400);
});

test("a hundred thousand lines in a second stay far under two thousand messages", () => {
	const { stream: console, sent, clock } = stream(100_000);
	for (let i = 0; i < 100_000; i++) {
		clock.now = i / 100;
		console.push(line(`${i}`));
	}
	expect(sent.length).toBeLessThan(1_500);
	expect(Math.max(...sent.map((lines) => lines.length))).toBeLessThanOrEqual(SIZES.consolePerMessage);
});

test("whatever the pace, every line arrives once and in order, and a hang loses few", () => {
	fc.assert(
		fc.property(fc.array(fc.nat({ max: 20 }), { maxLength: 3_000 }), (pauses) => {
			const { stream: console, sent, clock } = stream();
			pauses.forEach((pause, i) => {
				clock.now += pause / 10;
				console.push(line(`${i}`));
			});
			expect(pauses.length - sent.flat().length).toBeLessThan(16);
			console.flush();
			expect(sent.flat().map(({ text }) => text)).toEqual(pauses.map((_, i) => `${i}`));
		}),
		{ numRuns: 30 },
	);
});

test("the last line within the limit goes out, since none after it would push it", () => {
	const { stream: console, sent } = stream(1_005);
	for (let i = 0; i < 1_005; i++) console.push(line(`${i}`));
	expect(sent.flat()).toHaveLength(1_005);
});

test("long lines are cut, and past the total lines are counted instead of sent", () => {
	const { stream: console, sent } = stream();
	const many = (0.9 * SIZES.consoleTotal) / SIZES.consoleText;
	for (let i = 0; i < many + 5; i++) console.push(line("x".repeat(30_000)));
	console.flush();
	expect(sent.flat()).toHaveLength(many);
	expect(sent[0]?.[0]?.text).toMatch(/^x{19900,}… \(30000 characters in all\)$/);
	expect(console.dropped).toBe(5);
});

test("when the characters of all lines are used up, errors still go out, and what does not is counted", () => {
	const { stream: console, sent } = stream();
	const long = "x".repeat(SIZES.consoleText);
	for (let i = 0; i < 500; i++) console.push(line(long));
	const before = sent.flat().length;
	expect(console.dropped).toBe(500 - before);
	console.push({ ...line("the error"), level: "error" });
	console.push(line(long));
	console.flush();
	expect(
		sent
			.flat()
			.slice(before)
			.map(({ text }) => text),
	).toEqual(["the error"]);
	expect(sent.flat().reduce((sum, { text }) => sum + text.length, 0)).toBeLessThanOrEqual(SIZES.consoleTotal);
	for (let i = 0; i < 100; i++) console.push({ ...line(long), level: "error" });
	expect(sent.flat().reduce((sum, { text }) => sum + text.length, 0)).toBeLessThanOrEqual(SIZES.consoleTotal);
});
