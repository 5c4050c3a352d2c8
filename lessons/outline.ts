/** Every lesson that the course will have, in order, by chapter. A lesson exists once its folder does. */
export type Chapter = { title: string; about: string; lessons: { slug: string; title: string }[] };

export const outline: Chapter[] = [
	{
		title: "First ideas",
		about: "Tasks, and the clock that skips idle time",
		lessons: [
			{ slug: "01-timeline", title: "Read a timeline" },
			{ slug: "02-coroutines-and-futures", title: "Coroutines and futures" },
			{ slug: "03-gather", title: "All at once: gather" },
			{ slug: "04-loops", title: "Loops that await" },
		],
	},
	{
		title: "When it goes wrong",
		about: "Errors and races made visible",
		lessons: [
			{ slug: "05-errors", title: "Errors without an owner" },
			{ slug: "06-races", title: "Races across an await" },
		],
	},
	{
		title: "Real jobs made async",
		about: "Two systems, and what they saved",
		lessons: [
			{ slug: "07-funsize", title: "Overlap the I/O: funsize" },
			{ slug: "08-symbolic-futures", title: "Named jobs and where to wait" },
		],
	},
	{
		title: "As completed, and limits",
		about: "From ten requests to a hundred million",
		lessons: [
			{ slug: "09-as-completed", title: "Results as they arrive" },
			{ slug: "10-polling", title: "Polling, callbacks, back-off" },
			{ slug: "11-limited-concurrency", title: "Admission or creation" },
			{ slug: "12-hundred-million", title: "A hundred million requests" },
			{ slug: "13-designing-a-limit", title: "Designing a limit" },
		],
	},
	{
		title: "Lifecycles and queues",
		about: "Jobs, workers, iterators over a wire",
		lessons: [
			{ slug: "14-job-lifecycle", title: "Overlord and minions" },
			{ slug: "15-priority-queues", title: "Priorities and buckets" },
			{ slug: "16-deferred-iteration", title: "Deferred iteration" },
			{ slug: "17-real-parallelism", title: "Real parallelism" },
		],
	},
	{
		title: "Structure",
		about: "Cancel, own, measure",
		lessons: [
			{ slug: "18-cancellation-and-structure", title: "Cancellation and structure" },
			{ slug: "19-teams-and-limits", title: "Teams and limits" },
		],
	},
];

/** How many lessons the course will have. */
export const lessonCount: number = outline.reduce((sum, chapter) => sum + chapter.lessons.length, 0);
