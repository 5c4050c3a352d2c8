import { defineChecks } from "../../check";

export default defineChecks([
  {
    text: "all twenty pages are fetched",
    test: (run) => {
      const done = run.tasks("fetchPage").filter((task) => task.ending === "done").length;
      return done === 20 || { saw: `${done} of 20 calls of fetchPage were done.` };
    },
  },
  {
    text: "never more than 3 in flight",
    test: ({ result }) => result.stats.peakInFlight <= 3 || { saw: `${result.stats.peakInFlight} were in flight at once.` },
  },
  {
    text: "no page's task exists before its turn",
    test: (run) => {
      const live = run.peakLive("fetchPage");
      return live <= 3 || { saw: `${live} tasks of fetchPage were live at once.`, line: run.tasks("fetchPage")[0]?.line ?? 0, at: 0 };
    },
  },
  {
    text: "three really run side by side",
    test: ({ result }) => result.stats.peakInFlight >= 3 || { saw: `At most ${result.stats.peakInFlight} was in flight.` },
  },
]);
