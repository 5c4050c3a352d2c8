import fc from "fast-check";
import { expect, test } from "vitest";
import { TimerQueue } from "../../../engine/runtime/loop/timer-queue";
import { JobQueue } from "../../../engine/runtime/promises/job-queue";

test("the queue of jobs is a first-in-first-out list, however pushes and takes mix", () => {
	fc.assert(
		fc.property(
			// Mostly pushes, and many: a queue that stays in its first chunk says nothing about the next ones.
			fc.array(
				fc.integer({ min: 0, max: 2 }).map((n) => n > 0),
				{ maxLength: 3000, size: "max" },
			),
			(pushes) => {
				const jobs = new JobQueue<number, string>();
				const slow: [number, string][] = [];
				let n = 0;
				for (const push of pushes) {
					if (push || slow.length === 0) {
						jobs.push(n, `s${n}`);
						slow.push([n, `s${n}`]);
						n++;
					} else {
						expect([jobs.peekReaction(), jobs.takeSource()]).toEqual(slow.shift());
					}
					expect(jobs.size).toBe(slow.length);
				}
				expect(jobs.pairs()).toEqual(slow);
			},
		),
		// Thousands of steps are not worth shrinking.
		{ endOnFailure: true },
	);
});

/** Instants of one millisecond share a place in the queue's memory, so they push each other out of it and come again; delays of about one size share a chain. */
const DELAYS = [0, 1, 1.25, 1.5, 1.75, 2, 2.5];

test("timers come out by (time, sequence), and cancelled ones are never seen", () => {
	const step = fc.oneof(
		fc.record({ kind: fc.constant("add" as const), after: fc.constantFrom(...DELAYS) }),
		fc.record({ kind: fc.constant("cancel" as const), which: fc.nat() }),
		fc.record({ kind: fc.constant("fire" as const) }),
	);
	fc.assert(
		fc.property(fc.array(step, { maxLength: 400, size: "max" }), (steps) => {
			const queue = new TimerQueue<{ id: number; alive: boolean }>(({ alive }) => !alive);
			let slow: { at: number; id: number }[] = [];
			const armed = new Map<number, { entry: { id: number; alive: boolean }; bucket: ReturnType<typeof queue.add> }>();
			let now = 0;
			let id = 0;
			for (const one of steps) {
				if (one.kind === "add") {
					const entry = { id: id++, alive: true };
					armed.set(entry.id, { entry, bucket: queue.add(now, one.after, entry) });
					slow.push({ at: now + one.after, id: entry.id });
				} else if (one.kind === "cancel" && slow.length > 0) {
					const target = slow[one.which % slow.length] as { at: number; id: number };
					const { entry, bucket } = armed.get(target.id) as NonNullable<ReturnType<typeof armed.get>>;
					entry.alive = false;
					queue.cancel(bucket);
					slow = slow.filter((timer) => timer !== target);
				} else if (one.kind === "fire") {
					slow.sort((a, b) => a.at - b.at || a.id - b.id);
					const due = slow[0]?.at ?? Number.POSITIVE_INFINITY;
					expect(queue.earliest()).toBe(due);
					expect(queue.entries().map(({ at, entry }) => [at, entry.id])).toEqual(slow.map((timer) => [timer.at, timer.id]));
					if (slow.length === 0) continue;
					const fired: number[] = [];
					while (queue.earliest() === due) fired.push(queue.take().id);
					expect(fired).toEqual(slow.filter((timer) => timer.at === due).map((timer) => timer.id));
					slow = slow.filter((timer) => timer.at !== due);
					now = due;
				}
				expect(queue.size).toBe(slow.length);
			}
		}),
	);
});
