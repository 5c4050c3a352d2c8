import type { Absent } from "../types";
import { NPM_PACKAGES } from "./catalogue";

const NO_PAGE = "programs run in a worker without a page";
const NO_NETWORK = "nothing leaves this page";
const NO_STORE = "nothing that a program writes outlives its run. Use a variable or a Map";
const NO_FILES = "there are no files";

/** What a program that names one of these is told. The names are also in `catalogue.ts`. */
const GLOBALS: Record<string, string> = {
	document: `There is no document: ${NO_PAGE}. Print with console.log.`,
	window: `There is no window: ${NO_PAGE}. globalThis is there.`,
	alert: `There is no alert: ${NO_PAGE}. Print with console.log.`,
	confirm: `There is no confirm: ${NO_PAGE}. A knob("name", { value: true }) is a question that the reader can answer.`,
	prompt: `There is no prompt: ${NO_PAGE}. A knob("name", { … }) is a value that the reader can set.`,
	navigator: `There is no navigator: ${NO_PAGE}.`,
	location: `There is no location: ${NO_PAGE}. new URL("https://…") is there.`,
	history: `There is no history: ${NO_PAGE}.`,
	localStorage: `There is no localStorage: ${NO_STORE}.`,
	sessionStorage: `There is no sessionStorage: ${NO_STORE}.`,
	indexedDB: `There is no indexedDB: ${NO_STORE}.`,
	caches: `There are no caches: ${NO_STORE}.`,
	requestAnimationFrame: "There is no requestAnimationFrame: nothing is painted. Write setTimeout(callback, 16).",
	cancelAnimationFrame: "There is no cancelAnimationFrame: nothing is painted. Write setTimeout and clearTimeout.",
	requestIdleCallback: "There is no requestIdleCallback: a run is never idle. Write setTimeout(callback, 0).",
	XMLHttpRequest: `There is no XMLHttpRequest: ${NO_NETWORK}. fetch is there, and is simulated.`,
	WebSocket: `There is no WebSocket: ${NO_NETWORK}. A Queue from "interleave" can stand for what arrives.`,
	EventSource: `There is no EventSource: ${NO_NETWORK}. A Queue from "interleave" can stand for what arrives.`,
	WebTransport: `There is no WebTransport: ${NO_NETWORK}. fetch is there, and is simulated.`,
	BroadcastChannel: "There is no BroadcastChannel: a program is alone. MessageChannel is there.",
	Worker:
		'There is no Worker: threads of their own have an order that no run can repeat. Write workers(n) from "interleave" (on the real clock), or cpus(n), which is simulated.',
	SharedWorker: 'There is no SharedWorker. Write workers(n) from "interleave", or cpus(n), which is simulated.',
	SharedArrayBuffer: "There is no SharedArrayBuffer: a program has one thread. Write new ArrayBuffer(bytes).",
	Atomics: "There is no Atomics: a program has one thread, and nothing else writes to its memory.",
	WebAssembly: "There is no WebAssembly: only the program's own text runs here.",
	Notification: `There is no Notification: ${NO_PAGE}. Print with console.log.`,
	Blob: "There is no Blob. Write a Uint8Array, or a text.",
	File: "There is no File: there are no files. Write a text.",
	FileReader: "There is no FileReader: there are no files. Write a text.",
	FormData: "There is no FormData. Write URLSearchParams, or JSON.stringify.",
	Buffer: "There is no Buffer. Write Uint8Array, TextEncoder and TextDecoder, atob and btoa.",
	Deno: "There is no Deno: programs run as in a browser, with parts of Node.",
	Bun: "There is no Bun: programs run as in a browser, with parts of Node.",
};

const MODULES: Record<string, string> = {
	fs: `${NO_FILES}. Write the text into the program, or into a file of its own that exports it`,
	"fs/promises": `${NO_FILES}. Write the text into the program, and await sleep(ms) for the time that reading takes`,
	path: `${NO_FILES}, so there are no paths`,
	http: `${NO_NETWORK}. request(url) from "interleave" and fetch are simulated`,
	https: `${NO_NETWORK}. request(url) from "interleave" and fetch are simulated`,
	net: `${NO_NETWORK}. request(url) from "interleave" is simulated`,
	axios: `${NO_NETWORK}. fetch is there, and is simulated`,
	"node-fetch": "fetch is there without an import, and is simulated",
	undici: "fetch is there without an import, and is simulated",
	worker_threads: 'threads have an order that no run can repeat. Write workers(n) or cpus(n) from "interleave"',
	child_process: 'there are no other processes. command({ … }) from "interleave" is a simulated one',
	cluster: 'there are no other processes. cpus(n) from "interleave" is a simulated pool',
	stream: "the streams of the web are there without an import: ReadableStream, WritableStream, TransformStream",
	"stream/promises": "the streams of the web are there without an import: ReadableStream, WritableStream, TransformStream",
	crypto: "crypto.randomUUID() and crypto.getRandomValues() are there without an import",
	url: "URL and URLSearchParams are there without an import",
	buffer: "write Uint8Array, TextEncoder and TextDecoder",
	readline: `${NO_FILES}, and nobody types. A knob("name", { … }) is a value that the reader can set`,
	os: "there is no machine of your own to ask",
	express: `${NO_NETWORK}, and nothing comes in. server({ … }) from "interleave" describes a server that request(url, { server }) asks`,
	react: `${NO_PAGE}. Call the function that you want to watch, and print with console.log`,
	"react-dom": `${NO_PAGE}. Print with console.log`,
	vue: `${NO_PAGE}. Call the function that you want to watch, and print with console.log`,
	lodash:
		"structuredClone, Object.groupBy and the methods of arrays are there. Of debounce and throttle write the few lines here",
	vitest: 'a run is one program. expect(condition, "sentence") from "interleave" ends it when the condition does not hold',
	jest: 'a run is one program. expect(condition, "sentence") from "interleave" ends it when the condition does not hold',
};

/** What is said of any other package. */
const OTHERS = `only these packages are here: ${NPM_PACKAGES.join(", ")}. Copy what you need of another into the program`;

/** Sentences for what people name and cannot have. */
export const absent: Absent = {
	globals: GLOBALS,
	module(specifier) {
		if (/^[./]/.test(specifier)) return null;
		const name = specifier.replace(/^node:/, "");
		const whole = /^(?:@[^/]+\/)?[^/]+/.exec(name)?.[0] ?? name;
		return `"${specifier}" cannot be imported: ${MODULES[name] ?? MODULES[whole] ?? OTHERS}.`;
	},
};
