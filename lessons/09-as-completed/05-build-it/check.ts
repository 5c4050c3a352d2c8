import { defineChecks, type RunView } from "../../check";

const printed = (run: RunView) => run.result.console[0];
/** Pages in the order in which they ended. */
const inOrder = (run: RunView): string[] =>
	run
		.tasks("page")
		.map((task, i) => ({ n: i + 1, task }))
		.sort((a, b) => (a.task.end ?? 0) - (b.task.end ?? 0))
		.map(({ n, task }) => (task.ending === "failed" ? `Error: page ${n} is missing` : `page ${n}`));
const seen = (run: RunView): string[] => [...(printed(run)?.text ?? "").matchAll(/'([^']*)'/g)].map((match) => match[1] as string);

export default defineChecks([
	{
		text: "the program comes to its end",
		test: ({ result }) => {
			if (result.outcome.kind === "completed") return true;
			if (result.outcome.kind === "starved") return { saw: "The waiting itself kept the event loop busy: no timer could fire, so no page could end." };
			return { saw: result.outcome.kind === "failed" ? `It failed: ${result.outcome.error.message}` : `It ended as ${result.outcome.kind}.` };
		},
	},
	{
		text: "results come in the order in which the pages end",
		test: (run) => {
			const [want, got] = [inOrder(run), seen(run)];
			if (want.join() === got.join()) return true;
			const twice = got.find((one, i) => got.indexOf(one) < i);
			if (twice !== undefined) return { saw: `“${twice}” came ${got.filter((one) => one === twice).length} times: what has ended wins every later race.`, line: printed(run)?.line ?? 0 };
			return { saw: `They came as ${got.join(", ")}; the pages ended as ${want.join(", ")}.`, line: printed(run)?.line ?? 0, at: printed(run)?.at ?? 0 };
		},
	},
	{
		text: "no items: the loop ends at once",
		test: (run) => run.result.console[1]?.text === "[]" || { saw: `The second line was “${run.result.console[1]?.text ?? "never printed"}”.` },
	},
	{
		text: "the failure of page 3 is heard by whoever awaits its turn, and by nobody else",
		test: (run) => {
			const found = run.result.diagnostics.find((one) => one.kind === "unhandled-rejection");
			return found === undefined || { saw: "Page 3 failed while the reader was busy with the page before it: at that moment nobody had attached a handler to the promise.", line: found.line };
		},
	},
	{
		text: "nobody polls",
		holdsAtStart: true,
		test: ({ result }) => result.stats.turns <= 20 || { saw: `The event loop went round ${result.stats.turns.toLocaleString("en-US")} times for 10 events: somebody looked again and again.` },
	},
]);
