import { defineChecks } from "../../check";
import { liveAt } from "../live-at";

export default defineChecks([
  {
    text: "all 20 pages are fetched",
    holdsAtStart: true,
    test: (run) => {
      const done = run.tasks("fetchPage").filter((task) => task.ending === "done").length;
      return done === 20 || { saw: `${done} of 20 calls of fetchPage were done.` };
    },
  },
  {
    text: "never more than 3 in flight",
    test: ({ result }) =>
      result.stats.peakInFlight <= 3 || { saw: `${result.stats.peakInFlight} were in flight at once: every call was made, and none was awaited before the next.` },
  },
  {
    text: "no task of fetchPage exists before its turn",
    test: (run) => {
      const live = run.peakLive("fetchPage");
      if (live <= 3) return true;
      return { saw: `${live} tasks of fetchPage were live at once, though at most ${run.result.stats.peakInFlight} in flight: the others waited to be admitted. Create them later.`, line: run.tasks("fetchPage")[0]?.line ?? 0, at: 0 };
    },
  },
  {
    text: "3 really run side by side",
    holdsAtStart: true,
    test: ({ result }) => result.stats.peakInFlight >= 3 || { saw: `At most ${result.stats.peakInFlight} was in flight: this is one worker, and the work is done in a row.` },
  },
  {
    text: "a place that becomes free is taken at once",
    holdsAtStart: true,
    test: (run) => {
      const tasks = run.tasks("fetchPage");
      const idle = tasks.find((task) => task.end !== null && tasks.some((later) => later.start > (task.end ?? 0)) && liveAt(run, task.end) < 3);
      if (idle === undefined) return true;
      return { saw: `At ${idle.end?.toFixed(0)} ms a page had arrived and the next one was not asked for: a batch waits for its slowest.`, at: idle.end ?? 0 };
    },
  },
]);
