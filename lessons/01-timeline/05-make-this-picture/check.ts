import { defineChecks, type RunView } from "../../check";

/** The picture: what is to run from when to when. */
const PICTURE = [
	{ name: "grind", from: 0, to: 300 },
	{ name: "espresso", from: 300, to: 700 },
	{ name: "tea", from: 0, to: 900 },
	{ name: "wash", from: 900, to: 1000 },
];
const ms = (value: number | null): string => (value === null ? "never" : `${value.toFixed(0)} ms`);
const bars = (run: RunView, name: string) => run.tasks(name);

export default defineChecks([
	{
		text: "each of the four is done once",
		holdsAtStart: true,
		test: (run) => {
			for (const { name } of PICTURE) {
				const found = bars(run, name);
				if (found.length === 0) return { saw: `${name} has no bar: it was never called.` };
				if (found.length > 1) return { saw: `${name} has ${found.length} bars: it was called ${found.length} times.`, line: found[1]!.line, at: found[1]!.start };
			}
			return true;
		},
	},
	{
		text: "espresso begins when the coffee is ground",
		holdsAtStart: true,
		test: (run) => {
			const [grind] = bars(run, "grind");
			const [espresso] = bars(run, "espresso");
			if (espresso === undefined || grind === undefined) return { saw: "One of the two bars is missing." };
			if (grind.end !== null && espresso.start === grind.end) return true;
			return { saw: `espresso began at ${ms(espresso.start)}; the coffee was ground at ${ms(grind.end)}.`, line: espresso.line, at: espresso.start };
		},
	},
	{
		text: "tea is on from the first instant",
		test: (run) => {
			const [tea] = bars(run, "tea");
			if (tea === undefined) return { saw: "tea was never called." };
			return tea.start === 0 || { saw: `tea began at ${ms(tea.start)}: something was awaited before it was called.`, line: tea.line, at: tea.start };
		},
	},
	{
		text: "washing begins when both cups are served, at 900 ms",
		test: (run) => {
			const [wash] = bars(run, "wash");
			if (wash === undefined) return { saw: "wash was never called." };
			if (wash.start === 900) return true;
			const missing = ["espresso", "tea"].filter((name) => (bars(run, name)[0]?.end ?? Number.POSITIVE_INFINITY) > wash.start);
			return {
				saw: missing.length > 0 ? `wash began at ${ms(wash.start)}, while ${missing.join(" and ")} was still under way: nobody had waited for it.` : `wash began at ${ms(wash.start)}.`,
				line: wash.line,
				at: wash.start,
			};
		},
	},
]);
