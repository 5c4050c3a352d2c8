import { defineChecks, type RunView } from "../../check";

const PAGES = 6;
const READING = 150;
const ms = (value: number): string => `${value.toFixed(0)} ms`;
const taken = (run: RunView) => run.result.console.filter((one) => one.text.startsWith("took"));
const arrivals = (run: RunView) => run.tasks("page").map((task) => task.end ?? Number.POSITIVE_INFINITY).sort((a, b) => a - b);

export default defineChecks([
	{
		text: "timers can fire",
		test: ({ result }) => result.outcome.kind !== "starved" || { saw: `The wait kept the microtask queue full from ${ms(result.elapsed)} on: no timer fired, no answer was heard, time stood still.`, at: result.elapsed },
	},
	{
		text: "all six pages are taken",
		test: (run) => {
			const count = taken(run).length;
			if (count === PAGES && run.result.outcome.kind === "completed") return true;
			if (run.result.outcome.kind === "deadlocked") return { saw: `${count} of ${PAGES} were taken, then the loop waited for ever: a page had come while nobody listened, and its call to wake went nowhere.` };
			return { saw: `${count} of ${PAGES} were taken.` };
		},
	},
	{
		text: "each is taken when it comes, or when the reader is free",
		test: (run) => {
			if (taken(run).length === 0) return { saw: "No page was taken." };
			const ends = arrivals(run);
			let free = 0;
			for (const [i, line] of taken(run).entries()) {
				const due = Math.max(ends[i] ?? 0, free);
				if (line.at > due + 1) return { saw: `A page came at ${ms(ends[i] ?? 0)}, the reader was free, and it was taken at ${ms(line.at)}.`, line: line.line, at: line.at };
				free = line.at + READING;
			}
			return true;
		},
	},
	{
		text: "nobody polls",
		test: (run) => {
			const beats = run.result.console.filter((one) => one.text === "alive").length;
			if (taken(run).length === 0) return { saw: "Nobody ever stopped looking." };
			const events = PAGES * 2 + beats;
			return run.result.stats.turns <= events || { saw: `The event loop went round ${run.result.stats.turns.toLocaleString("en-US")} times for ${events} events: somebody looked again and again.` };
		},
	},
	{
		text: "the heartbeat keeps its pace",
		test: (run) => {
			const beats = run.result.console.filter((one) => one.text === "alive");
			const late = beats.find((beat, i) => Math.abs(beat.at - i * 100) > 1);
			if (beats.length < 2) return { saw: "It beat once, and never again." };
			return late === undefined || { saw: `A beat came at ${ms(late.at)}.`, line: late.line, at: late.at };
		},
	},
]);
