import { defineChecks, type RunView } from "../../check";

const TRANSFERS: [number, number, number][] = [[0, 1, 80], [0, 2, 80], [1, 0, 50], [3, 4, 10], [4, 3, 20]];

/** Every result that the transfers give in some order, one after another. The one that fails changes nothing. */
function serialResults(): Set<string> {
	const results = new Set<string>();
	const go = (left: typeof TRANSFERS, balances: number[]): void => {
		if (left.length === 0) results.add(balances.join(" "));
		left.forEach(([from, to, amount], i) => {
			const next = [...balances];
			if (next[from]! >= amount) {
				next[from]! -= amount;
				next[to]! += amount;
			}
			go(left.filter((_, k) => k !== i), next);
		});
	};
	go(TRANSFERS, [100, 100, 100, 100, 100]);
	return results;
}

const line = (run: RunView) => run.result.console.find((one) => one.text.startsWith("balances"));
const balances = (run: RunView): number[] => (line(run)?.text ?? "").split(" ").slice(1).map(Number);

export default defineChecks([
	{
		text: "the program comes to its end",
		holdsAtStart: true,
		test: ({ result }) => {
			if (result.outcome.kind === "completed") return true;
			if (result.outcome.kind !== "deadlocked") return { saw: `It ended as ${result.outcome.kind}.` };
			return { saw: result.outcome.message };
		},
	},
	{
		text: "no money comes from nowhere or is lost",
		test: (run) => {
			const all = balances(run);
			if (all.length !== 5) return { saw: "The line that begins with “balances” was never printed." };
			const sum = all.reduce((a, b) => a + b, 0);
			if (sum === 500) return true;
			const what = sum > 500 ? "came from nowhere: one transfer overwrote what another had written" : "is gone: it was taken, and never arrived";
			return { saw: `The five accounts hold ${sum} together, and they began with 500. The difference ${what}.`, line: line(run)?.line ?? 0, at: line(run)?.at ?? 0 };
		},
	},
	{
		text: "nobody is overdrawn",
		holdsAtStart: true,
		test: (run) => {
			const least = Math.min(...balances(run));
			return least >= 0 || { saw: `Somebody is left with ${least}: two looked at the same balance before either took from it.`, line: line(run)?.line ?? 0, at: line(run)?.at ?? 0 };
		},
	},
	{
		text: "the result is one that the transfers give one after another, in some order",
		test: (run) => {
			const found = balances(run).join(" ");
			return serialResults().has(found) || { saw: `${found} comes out in no order of the six transfers.`, line: line(run)?.line ?? 0, at: line(run)?.at ?? 0 };
		},
	},
	{
		text: "transfers that share no account run side by side",
		holdsAtStart: true,
		test: ({ result }) => result.stats.peakInFlight >= 2 || { saw: "Never more than one note was under way: Dan and Eve waited for Ada." },
	},
]);
