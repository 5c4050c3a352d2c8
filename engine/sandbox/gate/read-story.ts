import type { Story, StoryFrame, StoryLocals, StoryStep, StoryThing } from "../../types";
import { SIZES } from "./messages";
import { Malformed, readCount, readFields, readList, readNumber, readOneOf, readText } from "./read";

const MAX_UINT32 = 0xffffffff;
const text = (value: unknown): string => readText(value, SIZES.text);

function readThing(value: unknown): StoryThing {
	const { kind, task, name, file, line, at } = readFields(value);
	return {
		kind: readOneOf(kind, ["main", "turn", "timer", "operation", "resume", "then", "microtask", "follow", "library"]),
		task: task === null ? null : readCount(task, MAX_UINT32),
		name: text(name),
		file: text(file),
		line: readCount(line),
		at: readNumber(at, 0),
	};
}

function readFrame(value: unknown): StoryFrame {
	const { name, file, line } = readFields(value);
	return { name: text(name), file: text(file), line: readCount(line) };
}

function readLocals(value: unknown): StoryLocals {
	const { task, locals } = readFields(value);
	return {
		task: readCount(task, MAX_UINT32),
		locals: readList(locals, SIZES.locals, (local) => {
			const fields = readFields(local);
			return { name: text(fields.name), text: readText(fields.text, SIZES.localText) };
		}),
	};
}

/** Reads a story, and checks that every index in it exists and that its steps are in order. @throws Malformed */
export function readStory(value: unknown): Story {
	const fields = readFields(value);
	const things = readList(fields.things, SIZES.things, readThing);
	const stacks = readList(fields.stacks, SIZES.steps, (stack) => readList(stack, SIZES.frames, readFrame));
	const indices = (list: unknown): number[] => readList(list, SIZES.listed, (index) => readCount(index, things.length - 1));
	let before = 0;
	const steps = readList(fields.steps, SIZES.steps, (step): StoryStep => {
		const { kind, at, rows, task, base, stack, jobs, jobCount, timers, timerCount, locals } = readFields(step);
		const read = readCount(rows);
		if (read < before) throw new Malformed("steps in order");
		before = read;
		return {
			kind: readOneOf(kind, ["start", "line", "row", "job", "queue", "idle"]),
			at: readNumber(at, 0),
			rows: read,
			task: readCount(task, MAX_UINT32),
			base: base === null ? null : readCount(base, things.length - 1),
			stack: readCount(stack, stacks.length - 1),
			jobs: indices(jobs),
			jobCount: readCount(jobCount),
			timers: indices(timers),
			timerCount: readCount(timerCount),
			locals: readList(locals, SIZES.told, readLocals),
		};
	});
	return { from: readCount(fields.from), to: readCount(fields.to), things, stacks, steps };
}
