import { defineChecks, type RunView } from "../../check";

const line = (run: RunView, start: string) => run.result.console.find((one) => one.text.startsWith(start));
/** When the last of the first three pages was there. */
const ends = (run: RunView) => run.tasks("page").slice(0, 3).map((task) => task.end ?? Number.POSITIVE_INFINITY);

export default defineChecks([
	{
		text: "results stand in the order of the items",
		test: (run) => {
			const found = line(run, "three:");
			if (found === undefined) return { saw: "The line that begins with “three:” was never printed." };
			const pages = [...found.text.matchAll(/page (\d+)/g)].map((match) => match[1]);
			if (pages.join() === "1,2,3") return true;
			if (pages.length < 3)
				return { saw: `Only ${pages.length} of 3 results were there: ${found.text.slice("three: ".length)}. Somebody who waits for all counts what has come; the length of a list with holes counts places.`, line: found.line, at: found.at };
			return { saw: `They came as ${pages.join(", ")}: in the order in which they were ready.`, line: found.line, at: found.at };
		},
	},
	{
		text: "it ends with the slowest item, not before and not after",
		test: (run) => {
			const found = line(run, "three:");
			if (found === undefined) return { saw: "The first call of myGather never ended." };
			const last = Math.max(...ends(run));
			return found.at === last || { saw: `The three results were printed at ${found.at.toFixed(0)} ms, and the slowest page was there at ${last.toFixed(0)} ms.`, line: found.line, at: found.at };
		},
	},
	{
		text: "no items: an empty list at once",
		holdsAtStart: true,
		test: (run) => {
			const [before, found] = [line(run, "three:"), line(run, "none:")];
			if (found === undefined) return { saw: "myGather([]) never came back." };
			return (found.text === "none: []" && found.at === before?.at) || { saw: `myGather([]) gave “${found.text}”.`, line: found.line, at: found.at };
		},
	},
	{
		text: "the first failure is thrown when it happens",
		test: (run) => {
			const missing = run.tasks("page").find((task) => task.ending === "failed");
			const found = line(run, "failed after");
			if (missing?.end == null) return { saw: "The third call of myGather was never reached." };
			if (found === undefined) return { saw: `Page 13 failed at ${missing.end.toFixed(0)} ms, and nobody was told.`, at: missing.end };
			return found.at === missing.end || { saw: `Page 13 failed at ${missing.end.toFixed(0)} ms, and that was thrown at ${found.at.toFixed(0)} ms: the pages before it in the list were waited for first.`, line: found.line, at: found.at };
		},
	},
	{
		text: "no failure is left unhandled",
		test: (run) => {
			const found = run.result.diagnostics.find((one) => one.kind === "unhandled-rejection");
			return found === undefined || { saw: found.message, line: found.line };
		},
	},
]);
