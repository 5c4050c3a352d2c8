/** What a learner's program imports from "interleave". All times are virtual milliseconds. */
declare module "interleave" {
	/** Something that can be told to give up waiting. Who gives up leaves nothing behind: no timer, no permit, no place in a line. */
	export type WaitOptions = { signal?: AbortSignal };

	// ---- Waiting for work

	/**
	 * Waits for `ms` virtual milliseconds (at least 0.01).
	 * @throws the signal's reason, when it is aborted first
	 * @example
	 * console.log("before");
	 * await sleep(1000);
	 * console.log("a second later");
	 */
	export function sleep(ms: number, options?: WaitOptions): Promise<void>;

	/**
	 * Waits for all items and returns their values in input order.
	 * An item may be a promise, or a function that starts one; with `limit`, at most that many functions run at once.
	 * With `settle`, failures do not end the wait: they stand in the result as the error thrown.
	 * @throws the first error, unless `settle`; the other items go on running, and no more are started
	 * @example
	 * const load = async (page: number) => {
	 *   await sleep(100);
	 *   return page;
	 * };
	 * console.log(await gather([1, 2, 3].map((page) => () => load(page)), { limit: 2 }));
	 */
	export function gather<T>(
		items: Iterable<Promise<T> | (() => Promise<T>)>,
		options?: { limit?: number; settle?: boolean; signal?: AbortSignal },
	): Promise<T[]>;

	/**
	 * Starts every item at once and yields the values in the order in which they complete.
	 * @example
	 * const load = async (ms: number) => {
	 *   await sleep(ms);
	 *   return ms;
	 * };
	 * for await (const ms of asCompleted([load(300), load(100)])) console.log(ms);
	 */
	export function asCompleted<T>(items: Iterable<Promise<T> | (() => Promise<T>)>, options?: WaitOptions): AsyncIterable<T>;

	/**
	 * Yields values in completion order with at most `limit` coroutines running. The next one is pulled from the
	 * iterator, and so created, only when one ends.
	 * @example
	 * const load = async (ms: number) => {
	 *   await sleep(ms);
	 *   return ms;
	 * };
	 * const work = [300, 100, 50].map((ms) => () => load(ms));
	 * for await (const ms of limitedAsCompleted(work, 2)) console.log(ms);
	 */
	export function limitedAsCompleted<T>(
		coroutines: Iterable<() => Promise<T>> | AsyncIterable<() => Promise<T>>,
		limit: number,
		options?: WaitOptions,
	): AsyncIterable<T>;

	/**
	 * Waits until the first item has ended, until the first has failed (or all have ended), or for all; at most `timeout` ms.
	 * What an item throws is not thrown here: await the promises in `done` to get values and errors.
	 * @returns `done` in the order of completion, `pending` in input order; what is pending goes on running
	 * @example
	 * const { done, pending } = await wait([sleep(100), sleep(300)], { until: "first-completed" });
	 * console.log(done.length, "done,", pending.length, "pending");
	 */
	export function wait<P extends Promise<unknown>>(
		items: Iterable<P | (() => P)>,
		options?: { until?: "first-completed" | "first-failed" | "all"; timeout?: number; signal?: AbortSignal },
	): Promise<{ done: P[]; pending: P[] }>;

	/**
	 * Waits at most `ms`. A promise that is too late goes on unheard; a function is handed a signal that is aborted then.
	 * @throws an error named TimeoutError when the time is up; what the work throws; the reason of the signal in `options`
	 * @example
	 * try {
	 *   await timeout((signal) => sleep(900, { signal }), 500);
	 * } catch (error) {
	 *   console.log((error as Error).name);
	 * }
	 */
	export function timeout<T>(
		item: Promise<T> | ((signal: AbortSignal) => Promise<T>),
		ms: number,
		options?: WaitOptions,
	): Promise<T>;

	// ---- Tasks with an owner

	/** Work under way: a promise with a name and a handle. */
	export interface Task<T> extends Promise<T> {
		/** The name given to `spawn`, or that of the function. */
		readonly name: string;
		/** True once it has ended, whichever way. */
		readonly done: boolean;
		/** "cancelled" is a task that ended with the reason it was cancelled with. */
		readonly state: "pending" | "done" | "failed" | "cancelled";
		/**
		 * Aborts the signal the work was given. Work that does not look at its signal goes on to its end.
		 * @param reason an error, or why; awaiting the task then throws an error named AbortError that says so
		 */
		cancel(reason?: unknown): void;
	}

	/**
	 * Starts `work` now and hands it a signal, which `cancel` aborts; so does the signal in `options`.
	 * @param options `name` is shown in the charts
	 * @example
	 * const clock = spawn(
	 *   async (signal) => {
	 *     for (;;) {
	 *       await sleep(100, { signal });
	 *       console.log("tick");
	 *     }
	 *   },
	 *   { name: "clock" },
	 * );
	 * await sleep(250);
	 * clock.cancel();
	 * await clock.catch(() => console.log(clock.state));
	 */
	export function spawn<T>(
		work: (signal: AbortSignal) => Promise<T> | T,
		options?: { name?: string; signal?: AbortSignal },
	): Task<Awaited<T>>;

	/**
	 * Tasks that end together. The end of the block waits for all of them. The first failure cancels the others and is
	 * thrown at the end of the block; so is the reason of the signal in `options`, when it was aborted.
	 * The group cannot see an error of the block itself: its tasks are then waited for, not cancelled. Await results after the
	 * block: an error that leaves the block and one of the group come out joined in a SuppressedError. `taskGroup` does see it.
	 * @example
	 * {
	 *   await using group = new TaskGroup();
	 *   for (const ms of [100, 200]) group.spawn((signal) => sleep(ms, { signal }));
	 * }
	 * console.log("all of them have ended here");
	 */
	export class TaskGroup implements AsyncDisposable {
		constructor(options?: WaitOptions);
		/** Aborted when the group is cancelled or one of its tasks fails. */
		readonly signal: AbortSignal;
		/** @throws when the group has ended */
		spawn<T>(work: (signal: AbortSignal) => Promise<T> | T, options?: { name?: string }): Task<Awaited<T>>;
		/** Cancels every task; the end of the block then throws nothing because of it. */
		cancel(reason?: unknown): void;
		[Symbol.asyncDispose](): Promise<void>;
	}

	/** What `taskGroup` gives to its block. */
	export type Group = Pick<TaskGroup, "signal" | "spawn" | "cancel">;

	/**
	 * Runs a block with a group of tasks, and waits for all of them. The first error, of the block or of a task, cancels the others and is
	 * thrown when they have ended. With `limit`, at most so many tasks run at once; the others wait for their turn.
	 * @returns what the block returns
	 * @example
	 * const total = await taskGroup(async (group) => {
	 *   const pages = [300, 100, 200].map((ms) => group.spawn(() => sleep(ms).then(() => ms)));
	 *   return (await gather(pages)).length;
	 * }, { limit: 2 });
	 * console.log(total, "pages after", performance.now(), "ms");
	 */
	export function taskGroup<T>(
		block: (group: Group) => Promise<T> | T,
		options?: WaitOptions & { limit?: number },
	): Promise<Awaited<T>>;

	// ---- Taking turns

	/**
	 * Lets at most `permits` holders in at once; the others wait in line, first come first served.
	 * @example
	 * const seats = new Semaphore(2);
	 * const visit = async (name: string) => {
	 *   using _ = await seats.acquire();
	 *   console.log(name);
	 *   await sleep(100);
	 * };
	 * await gather(["Ada", "Bob", "Cai"].map(visit));
	 */
	export class Semaphore {
		constructor(permits: number);
		/** Permits nobody holds. */
		readonly available: number;
		/** Waits for a permit. Give it back with `release()`, or by `using` what comes back. */
		acquire(options?: WaitOptions): Promise<Disposable>;
		/** @throws RangeError when nobody holds a permit */
		release(): void;
	}

	/**
	 * Lets one holder in at a time; the others wait in line, first come first served. Who holds it and asks again waits for ever.
	 * @example
	 * const lock = new Lock();
	 * const write = async (text: string) => {
	 *   using _ = await lock.acquire();
	 *   await sleep(100);
	 *   console.log(text);
	 * };
	 * await gather([write("one"), write("two")]);
	 */
	export class Lock {
		readonly locked: boolean;
		acquire(options?: WaitOptions): Promise<Disposable>;
	}

	/**
	 * A flag to wait for. `set` lets through whoever waits, and whoever comes until `clear`.
	 * @example
	 * const ready = new Event();
	 * const walk = async () => {
	 *   await ready.wait();
	 *   console.log("off we go");
	 * };
	 * const walking = walk();
	 * await sleep(100);
	 * ready.set();
	 * await walking;
	 */
	export class Event {
		readonly isSet: boolean;
		set(): void;
		clear(): void;
		wait(options?: WaitOptions): Promise<void>;
	}

	/**
	 * Hands items on in the order in which they came, or by priority: lowest number first, equal ones as they came.
	 * `put` waits while `capacity` items are in it, `get` while there is none. A loop over it takes items until it is closed and empty.
	 * @example
	 * const queue = new Queue<string>({ capacity: 2 });
	 * const produce = async () => {
	 *   for (const item of ["a", "b", "c"]) await queue.put(item);
	 *   queue.close();
	 * };
	 * const consume = async () => {
	 *   for await (const item of queue) console.log(item);
	 * };
	 * await gather([produce(), consume()]);
	 */
	export class Queue<T> implements AsyncIterable<T> {
		/** @param options `capacity` is a whole number, 1 or more, and has no bound by default */
		constructor(options?: { capacity?: number; priority?: (item: T) => number });
		/** Items in it; those who wait to put one in do not count. */
		readonly length: number;
		readonly closed: boolean;
		/** @throws an error named QueueClosedError once it is closed, also to those who wait */
		put(item: T, options?: { priority?: number; signal?: AbortSignal }): Promise<void>;
		/** @throws an error named QueueClosedError once it is closed and empty, also to those who wait */
		get(options?: WaitOptions): Promise<T>;
		/** Nothing more can be put in; what is in can still be taken out. */
		close(): void;
		[Symbol.asyncIterator](): AsyncIterableIterator<T, undefined>;
	}

	// ---- The simulated outside world

	/** An answer of the simulated network. */
	export type Response = { url: string; status: number; bytes: number; text: string };

	/**
	 * Asks the simulated network for a page. The answer takes 0 to 3 s, drawn from the run's seed, or what `server` says.
	 * @throws the signal's reason, when it is aborted first; an Error when the server fails
	 * @example
	 * const { status, url } = await request("/basket");
	 * console.log(status, url);
	 */
	export function request(url: string, options?: { server?: Server; signal?: AbortSignal }): Promise<Response>;

	/** A server of the simulated network: hand it to `request`. */
	export interface Server {
		/** Requests that wait for a connection. */
		readonly queued: number;
	}

	/**
	 * Describes a server. An amount is a number, a range `[min, max]` of whole numbers, or a function of a random number in [0, 1).
	 * @param options
	 *   `latency` ms from connection to answer, default `[0, 3000]`;
	 *   `failureRate` share of requests that end with an error, 0 to 1;
	 *   `connections` requests it works on at once, the others wait in line, default no bound;
	 *   `bytes` size of an answer, held in memory while it is under way
	 * @example
	 * const shop = server({ latency: 250, connections: 1 });
	 * await gather([request("/a", { server: shop }), request("/b", { server: shop })]);
	 * console.log(performance.now(), "ms");
	 */
	export function server(options?: {
		latency?: number | readonly [min: number, max: number] | ((random: number) => number);
		failureRate?: number;
		connections?: number;
		bytes?: number | readonly [min: number, max: number] | ((random: number) => number);
	}): Server;

	/** How a simulated child process ended. */
	export type CommandResult = { name: string; exitCode: number; output: string[] };

	/**
	 * Runs a simulated child process: it computes for `cpu` ms on one core, then waits for the rest of `duration` without one.
	 * With `cpus`, it waits in line for a core first. An exit code that is not 0 is no error: look at it.
	 * @param options `duration` ms, default `cpu`; `cpu` ms, default 0, at most `duration`; `output` lines, or a text
	 * @throws the signal's reason, when it is aborted first
	 * @example
	 * const { exitCode, output } = await command("verify", { duration: 300, cpu: 200, output: "fine" });
	 * console.log(exitCode, output);
	 */
	export function command(
		name: string,
		options?: {
			duration?: number;
			cpu?: number;
			exitCode?: number;
			output?: string | string[];
			cpus?: Cpus;
			signal?: AbortSignal;
		},
	): Promise<CommandResult>;

	/** Cores of a simulated machine. */
	export interface Cpus {
		readonly size: number;
		/** Cores at work. */
		readonly busy: number;
		/** Pieces of work that wait for a core. */
		readonly queued: number;
		/** Work of `ms` on one core: waits in line for it, then in flight. The program itself stays free. */
		run(ms: number, options?: WaitOptions): Promise<void>;
	}

	/**
	 * A machine with `n` cores, shared by whatever is given it: first come, first served, and each piece of work keeps its core to its end.
	 * The program itself has a core of its own: `busy` takes none of these.
	 * @example
	 * const cores = cpus(2);
	 * await gather([100, 100, 100].map((ms) => cores.run(ms)));
	 * console.log(performance.now(), "ms");
	 */
	export function cpus(n: number): Cpus;

	/** A pool of real threads. */
	export interface Workers extends Disposable {
		readonly size: number;
		/** Threads at work. */
		readonly busy: number;
		/** Calls that wait for a thread. */
		readonly queued: number;
		/**
		 * Computes `work(...values)` on a thread: waits in line for one, then in flight. The program itself stays free.
		 * What is sent is the text of the function, and copies of the values (structured clone): it can use its arguments and the language,
		 * nothing that stands around it, no console, no timers. It cannot be async.
		 * @throws what `work` throws, with its place; a TypeError for values that cannot be copied
		 */
		run<A extends unknown[], R>(work: (...values: A) => R, ...values: A): Promise<R>;
		/**
		 * The same pool for calls that a signal ends. The thread of a call under way is ended with it, and replaced.
		 * @example
		 * await pool.with({ signal }).run(countPrimes, 1e7);
		 */
		with(options: WaitOptions): Pick<Workers, "run">;
	}

	/**
	 * Up to `n` real threads (at most 16), each made when it is first needed. They need the real clock: on the virtual one use `cpus(n)`,
	 * a simulated pool.
	 * @example
	 * using pool = workers(4);
	 * const counts = await gather([1e6, 2e6, 3e6].map((n) => pool.run(countPrimes, n)));
	 */
	export function workers(n: number): Workers;

	// ---- Time, memory, chance

	/**
	 * Burns `ms` of virtual CPU: time passes, and nothing else can run.
	 * @example
	 * setTimeout(() => console.log("late"), 10);
	 * busy(100);
	 * console.log("computed");
	 */
	export function busy(ms: number): void;

	/**
	 * Counts `bytes` of memory as held by the program, until what comes back is disposed.
	 * @example
	 * {
	 *   using _ = hold(5_000_000);
	 *   await sleep(100);
	 * }
	 * console.log("5 MB were held, and are free again");
	 */
	export function hold(bytes: number): Disposable;

	/**
	 * A number in [0, 1) from the run's seed; the same as `Math.random()`.
	 * @example
	 * console.log(random() < 1, random() === random());
	 */
	export function random(): number;

	// ---- Beside the program: controls, charts, checks

	/**
	 * Declares a slider; returns the value to use in this run.
	 * @example
	 * const limit = knob("limit", { value: 3, min: 1, max: 10 });
	 * console.log("limit", limit);
	 */
	export function knob(name: string, spec: { value: number; min: number; max: number; step?: number }): number;
	/** Declares a menu; returns the option chosen for this run. */
	export function knob<T extends string>(name: string, spec: { value: T; options: readonly T[] }): T;
	/** Declares a switch. */
	export function knob(name: string, spec: { value: boolean }): boolean;

	/**
	 * Declares a row of flags on the time axis, at most 100, which can be moved, added and removed; returns their instants for this run,
	 * in milliseconds and in ascending order.
	 * @example
	 * for (const at of moments("polls", { value: [1000, 3000], min: 0, max: 5000 })) {
	 *   await sleep(at - performance.now());
	 *   console.log("polled at", performance.now());
	 * }
	 */
	export function moments(name: string, spec: { value: readonly number[]; min: number; max: number }): number[];

	/**
	 * Shows a value beside the charts under `name`, as it is now. It stands there until the next call with this name. Arrays of objects, maps
	 * and objects are shown as tables, other arrays and sets as lists, anything else as one line: at most 200 rows, 20 columns and 200
	 * characters a cell. At most 100 names.
	 * @example
	 * const jobs = new Map([["a", { state: "new" }], ["b", { state: "new" }]]);
	 * for (const [name, job] of jobs) {
	 *   show("jobs", jobs);
	 *   await sleep(100);
	 *   job.state = "done";
	 * }
	 * show("jobs", jobs);
	 * console.log("see the table called jobs");
	 */
	export function show(name: string, value: unknown): void;

	/**
	 * Adds a point to the x–y chart called `name`. Points with the same `series` belong together. At most 100 names.
	 * @param point the point, and how the chart is drawn: its last word counts
	 * @example
	 * for (const limit of [1, 10, 100]) {
	 *   plot("time by limit", { x: limit, y: 1000 / limit, xLog: true, xLabel: "limit", yLabel: "ms" });
	 *   await sleep(100);
	 * }
	 * console.log("see the chart called time by limit");
	 */
	export function plot(
		name: string,
		point: {
			x: number;
			y: number;
			series?: string;
			kind?: "line" | "points";
			xLog?: boolean;
			yLog?: boolean;
			xLabel?: string;
			yLabel?: string;
		},
	): void;

	/** A small image that a program paints. Colours are numbers such as `0xff8800`: red, green, blue. */
	export interface Picture {
		/** Paints row `y`, from left to right. */
		row(y: number, colours: ArrayLike<number>): void;
		pixel(x: number, y: number, colour: number): void;
	}

	/**
	 * Shows an image beside the charts, which is seen filling as time goes on. All images of a program have at most 1,000,000 pixels.
	 * @example
	 * const image = picture("stripes", { width: 4, height: 3 });
	 * for (let y = 0; y < 3; y++) {
	 *   image.row(y, [0xff0000, 0x00ff00, 0x0000ff, 0xffffff]);
	 *   await sleep(100);
	 * }
	 * console.log("see the picture called stripes");
	 */
	export function picture(name: string, size: { width: number; height: number }): Picture;

	/**
	 * Tells how much of the work is done, where only the program knows. Shown with an estimate of the rest.
	 * @example
	 * for (let done = 0; done <= 3; done++) {
	 *   progress(done, 3);
	 *   await sleep(100);
	 * }
	 * console.log("all done");
	 */
	export function progress(done: number, total: number): void;

	/**
	 * Adds a number to the charts: the series called `name` has this value from now until the next call. At most 100 names.
	 * @example
	 * for (const depth of [1, 3, 2]) {
	 *   gauge("depth", depth);
	 *   await sleep(100);
	 * }
	 * console.log("see the chart called depth");
	 */
	export function gauge(name: string, value: number): void;

	/**
	 * Ends the run as failed with `sentence`, unless `condition` holds. The run ends there and then: no `catch` can swallow it.
	 * @param sentence what should have been true
	 * @example
	 * const balance = 80;
	 * expect(balance >= 0, "the balance is never negative");
	 * console.log("it holds");
	 */
	export function expect(condition: unknown, sentence: string): asserts condition;
}
