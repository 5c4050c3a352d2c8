// Runs programs of several modules on the engine that runs this file: `node native-driver.mjs FOLDER…`. Each folder holds a `main.js`.
// Writes one JSON array: what each program printed and how it ended. Timers are on a fake clock, as in `native.ts`.
import { writeFileSync } from "node:fs";
import { pathToFileURL } from "node:url";

const SHORTEST = 0.01;
const turn = setImmediate;
/** Turns of Node's event loop without a file being read, after which no import is in progress. */
const IDLE_TURNS = 20_000;
/** Called for each rejection that a program leaves unhandled. One program runs at a time. */
let onUnhandled = () => {};
process.on("unhandledRejection", (reason) => onUnhandled(reason));

/** A value as text, the same in both worlds. */
function plain(value) {
	if (typeof value !== "object" || value === null) return String(value);
	if ("message" in value && "stack" in value) return textOf(value);
	if (Array.isArray(value)) return `[${value.map(plain).join(",")}]`;
	return `{${Object.keys(value)
		.map((key) => `${key}:${plain(value[key])}`)
		.join(",")}}`;
}
const textOf = (error) =>
	typeof error === "object" && error !== null && "message" in error ? `${error.name}: ${error.message}` : String(error);

async function run(folder) {
	const lines = [];
	const timers = new Map();
	let now = 0;
	let sequence = 0;
	globalThis.setTimeout = (callback, ms, ...values) => {
		const delay = Number(ms) > SHORTEST ? Number(ms) : SHORTEST;
		timers.set(++sequence, { at: now + delay, sequence, callback, values });
		return sequence;
	};
	globalThis.clearTimeout = (id) => timers.delete(id);
	console.log = (...values) => lines.push(values.map((value) => (typeof value === "string" ? value : plain(value))).join(" "));
	let isPending = true;
	let failed = null;
	let error = null;
	const escape = (before, reason) => {
		lines.push(before);
		error ??= textOf(reason);
	};
	onUnhandled = (reason) => escape("Uncaught (in promise)", reason);
	let hasBegun = false;
	globalThis.begin = () => {
		hasBegun = true;
	};
	// Reading the files takes real time. A module that waits for nothing says when they have been read, and comes before the program.
	writeFileSync(`${folder}/begin.js`, "begin();");
	writeFileSync(`${folder}/start.js`, 'import "./begin.js"; import "./main.js";');
	import(pathToFileURL(`${folder}/start.js`).href).then(
		() => {
			isPending = false;
		},
		(reason) => {
			isPending = false;
			failed = { reason };
		},
	);
	let idle = 0;
	while (!hasBegun && failed === null) await new Promise((resolve) => turn(resolve));
	for (;;) {
		await new Promise((resolve) => turn(resolve));
		// A dynamic import reads files. The program is over only when nothing has been read for a while.
		idle = process.getActiveResourcesInfo().some((name) => name.startsWith("FSReq")) ? 0 : idle + 1;
		if (isPending && idle < IDLE_TURNS) continue;
		if (failed !== null) escape("Uncaught", failed.reason);
		failed = null;
		const next = [...timers.values()].sort((a, b) => a.at - b.at || a.sequence - b.sequence)[0];
		if (next === undefined) {
			const outcome = isPending ? "deadlocked" : error === null ? "completed" : "failed";
			return { console: lines, outcome, error: outcome === "failed" ? error : null };
		}
		now = Math.max(now, next.at);
		timers.delete(next.sequence);
		try {
			next.callback(...next.values);
		} catch (reason) {
			escape("Uncaught", reason);
		}
	}
}

const results = [];
for (const folder of process.argv.slice(2)) results.push(await run(folder));
process.stdout.write(JSON.stringify(results));
