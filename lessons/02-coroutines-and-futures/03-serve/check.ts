import { defineChecks } from "../../check";

const MENU = ["soup", "rice", "tea"];

export default defineChecks([
  {
    text: "each recipe is called once",
    test: (run) => {
      const calls = run.tasks("cook").length;
      if (calls === 3) return true;
      return { saw: calls === 0 ? "cook was never called. A recipe that is handed on without () stays a recipe." : `cook was called ${calls} times for 3 dishes.` };
    },
  },
  {
    text: "all three dishes are on the stove from the first instant",
    test: (run) => {
      if (run.tasks("cook").length < 3) return { saw: "Not all dishes were ever on the stove." };
      const late = run.tasks("cook").find((task) => task.start > 0);
      if (late === undefined) return true;
      return { saw: `A dish was started only at ${late.start.toFixed(0)} ms, when the one before it was ready. Call every recipe before the first await.`, line: late.line, at: late.start };
    },
  },
  {
    text: "nothing is served before the last dish is ready",
    test: (run) => {
      const served = run.result.console.find((line) => line.text.startsWith("served"));
      if (served === undefined) return { saw: "The line that begins with “served” was never printed." };
      if (run.tasks("cook").length === 0) return { saw: `“${served.text}” was printed, and nothing had been cooked.`, line: served.line, at: served.at };
      const lastReady = Math.max(0, ...run.tasks("cook").map((task) => task.end ?? Number.POSITIVE_INFINITY));
      return served.at >= lastReady || { saw: `“${served.text}” was printed at ${served.at.toFixed(0)} ms, while dishes were still cooking: nobody waited for them.`, line: served.line, at: served.at };
    },
  },
  {
    text: "dishes come in the order of the menu",
    test: (run) => {
      const expected = `served ${MENU.join(", ")}`;
      const served = run.result.console.find((line) => line.text.startsWith("served"));
      if (served?.text === expected) return true;
      const dishes = (served?.text ?? "").slice("served ".length).split(", ");
      if (dishes.slice().sort().join() === MENU.slice().sort().join())
        return { saw: `They came in the order in which they were ready: ${dishes.join(", ")}. Keep the place of each result, not the time of its arrival.`, line: served?.line ?? 0, at: served?.at ?? 0 };
      return { saw: `Printed was “${served?.text ?? "nothing"}”, expected “${expected}”.` };
    },
  },
]);
