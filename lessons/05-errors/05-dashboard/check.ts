import { defineChecks, type RunView } from "../../check";

const dashboard = (run: RunView) => run.result.console.find((one) => one.text.startsWith("dashboard:"));
const failures = (run: RunView) => run.result.console.filter((one) => one.text.startsWith("failed:"));
const ms = (value: number): string => `${value.toFixed(0)} ms`;

export default defineChecks([
	{
		text: "the dashboard is shown, with what could be had",
		holdsAtStart: true,
		test: (run) => {
			const found = dashboard(run);
			if (found?.text === "dashboard: Ada | – | rain | –") return true;
			if (found !== undefined) return { saw: `Shown was “${found.text}”, and weather had come.`, line: found.line, at: found.at };
			const { outcome } = run.result;
			return { saw: outcome.kind === "failed" ? `The program ended with “${outcome.error.message}”: one part took all the others with it.` : "No line begins with “dashboard:”." };
		},
	},
	{
		text: "each error is logged once",
		holdsAtStart: true,
		test: (run) => {
			const lines = failures(run).map((one) => one.text);
			for (const text of ["failed: news is down", "failed: ads are down"]) {
				const times = lines.filter((line) => line === text).length;
				if (times === 0) return { saw: `“${text}” was never logged: nobody will know.` };
				if (times > 1) return { saw: `“${text}” was logged ${times} times.` };
			}
			return true;
		},
	},
	{
		text: "no error is without an owner, not even for a moment",
		test: (run) => {
			const found = run.result.diagnostics.find((one) => one.kind === "unhandled-rejection");
			return found === undefined || { saw: `${found.message.split(". Nobody")[0]}. When it happened nobody had attached a handler yet.`, line: found.line };
		},
	},
	{
		text: "each error is logged when it happens",
		test: (run) => {
			for (const name of ["news", "ads"]) {
				const task = run.tasks(name)[0];
				const line = failures(run).find((one) => one.text.startsWith(`failed: ${name}`));
				if (task?.end == null || line === undefined) return { saw: `The failure of ${name} was not logged.` };
				if (line.at !== task.end) return { saw: `${name} failed at ${ms(task.end)}, and that was logged at ${ms(line.at)}.`, line: line.line, at: line.at };
			}
			return true;
		},
	},
	{
		text: "all four parts are under way from the first instant",
		holdsAtStart: true,
		test: (run) => {
			const late = ["user", "news", "weather", "ads"].flatMap((name) => run.tasks(name)).find((task) => task.start > 0);
			return late === undefined || { saw: `${late.name} was started only at ${ms(late.start)}.`, line: late.line, at: late.start };
		},
	},
]);
