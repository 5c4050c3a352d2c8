/**
 * One thing a stranger's program may try. The same text runs three times: in a control without policy, where it must be seen to work;
 * in the sandbox's frame without our runtime, where the policy alone must stop it; and as a learner's program.
 *
 * In `code`, `HTTP`, `WS` and `UDP` stand for the listener's addresses as string literals, `report(text)` tells what came of it, and
 * `APP` is an object that the page outside has prepared (see `security.test.ts`). Plain JavaScript, no `await` at the top.
 */
export type Attempt = {
	name: string;
	code: string;
	/** Where it works when nothing stops it: most things in a worker, some only in a page. */
	control: "worker" | "page";
	/** How the control is seen to work: this arrives at the listener, or the code reports a text that begins with "GOT". */
	evidence: { kind: "arrives"; what: string } | { kind: "reports" };
	/** True when the policy of the frame would let it pass and only our runtime, which deletes the global, stops it. */
	isLeftToRuntime?: boolean;
};

const tried = (code: string): string => `try { ${code} } catch (error) { report("refused: " + error); }`;
const promised = (expression: string): string =>
	`${expression}.then(() => report("GOT it"), (error) => report("refused: " + error))`;

/** An attempt that shows at the listener, under its own name. */
const arrives = (name: string, code: string, control: Attempt["control"] = "worker", what = name): Attempt => ({
	name,
	code: tried(code.replaceAll("$NAME", name)),
	control,
	evidence: { kind: "arrives", what },
});

/** An attempt that shows in what it reports. */
const reports = (name: string, code: string, control: Attempt["control"] = "worker"): Attempt => ({
	name,
	code: tried(code),
	control,
	evidence: { kind: "reports" },
});

const leftToRuntime = (attempt: Attempt): Attempt => ({ ...attempt, isLeftToRuntime: true });

/** Ways out to the network. */
export const NETWORK: Attempt[] = [
	arrives("fetch", promised('fetch(HTTP + "/$NAME")')),
	arrives("fetch-keepalive", promised('fetch(HTTP + "/$NAME", { keepalive: true, method: "POST", body: "x", mode: "no-cors" })')),
	arrives("fetch-of-request", promised('fetch(new Request(HTTP + "/$NAME", { mode: "no-cors" }))')),
	reports("fetch-data", promised('fetch("data:text/plain,hello").then((response) => response.text())')),
	reports("fetch-blob", promised('fetch(URL.createObjectURL(new Blob(["hello"]))).then((response) => response.text())')),
	arrives("xhr", 'const x = new XMLHttpRequest(); x.open("GET", HTTP + "/$NAME"); x.send();'),
	arrives("xhr-sync", 'const x = new XMLHttpRequest(); x.open("GET", HTTP + "/$NAME", false); x.send();'),
	arrives("websocket", 'new WebSocket(WS + "/$NAME");'),
	arrives("websocket-stream", 'new WebSocketStream(WS + "/$NAME").opened.catch(() => {});'),
	arrives("event-source", 'new EventSource(HTTP + "/$NAME");'),
	arrives(
		"web-transport",
		'new WebTransport("https://" + UDP + "/x").ready.catch((error) => report("refused: " + error));',
		"worker",
		"datagram",
	),
	arrives("send-beacon", 'navigator.sendBeacon(HTTP + "/$NAME", "x");', "page"),
	arrives(
		"webrtc",
		`const peer = new RTCPeerConnection({ iceServers: [{ urls: "stun:" + UDP }] });
		peer.createDataChannel("x");
		peer.createOffer().then((offer) => peer.setLocalDescription(offer)).catch((error) => report("refused: " + error));`,
		"page",
		"datagram",
	),
	arrives("import-scripts-script", 'importScripts(HTTP + "/$NAME");'),
	arrives("import-http-script", promised('import(HTTP + "/$NAME")')),
	arrives("import-json", promised('import(HTTP + "/$NAME", { with: { type: "json" } })')),
	arrives(
		"import-in-blob-script",
		promised(`import(URL.createObjectURL(new Blob(["import '" + HTTP + "/$NAME'"], { type: "text/javascript" })))`),
	),
	arrives("worker-http-script", 'new Worker(HTTP + "/$NAME");'),
	arrives("shared-worker-script", 'new SharedWorker(HTTP + "/$NAME");', "page"),
	arrives("nested-worker", `new Worker(URL.createObjectURL(new Blob(["fetch('" + HTTP + "/$NAME')"])));`),
	arrives("font-face", 'new FontFace("x", "url(" + HTTP + "/$NAME)").load().catch((error) => report("refused: " + error));'),
	arrives("image", 'new Image().src = HTTP + "/$NAME";', "page"),
	arrives("location", 'location.href = HTTP + "/$NAME";', "page"),
	arrives("open-window", 'open(HTTP + "/$NAME");', "page"),
];

/** Ways that no browser of today lets out even without a policy; they stay in the list for the browser of tomorrow. */
export const NEVER_LEAKED: Attempt[] = [
	arrives(
		"canvas-url",
		'const c = new OffscreenCanvas(9, 9).getContext("2d"); c.filter = "url(" + HTTP + "/$NAME#f)"; c.fillRect(0, 0, 9, 9);',
	),
	arrives("image-bitmap", promised('createImageBitmap(HTTP + "/$NAME")')),
	arrives("report-error", 'reportError({ get message() { return fetch(HTTP + "/$NAME"); } });'),
];

/** Ways to make code of text, which would get around the compiler. */
export const CODE: Attempt[] = [
	reports("eval", 'report("GOT " + eval("1 + 1"));'),
	reports("indirect eval", 'report("GOT " + (0, eval)("1 + 1"));'),
	reports("Function", 'report("GOT " + new Function("return 1 + 1")());'),
	reports("the constructor of a function", 'report("GOT " + (() => 1).constructor("return 1 + 1")());'),
	reports("the constructor of a generator", 'report("GOT " + (function* () {}).constructor("yield 1")().next().value);'),
	reports(
		"the constructor of an async function",
		promised('Object.getPrototypeOf(async function () {}).constructor("return 2")()'),
	),
	reports(
		"the constructor of an async generator",
		promised('Object.getPrototypeOf(async function* () {}).constructor("yield 2")().next()'),
	),
	reports("a timer of text", `globalThis.report = report; setTimeout("report('GOT called')", 1);`),
	reports("WebAssembly", 'report("GOT " + new WebAssembly.Module(new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0])));'),
	reports("import of data:", promised('import("data:text/javascript,export default 2")'), "page"),
	reports("import of JSON in data:", promised('import("data:application/json,{}", { with: { type: "json" } })'), "page"),
];

/** Storage, devices and other things of the app's origin. */
export const ORIGIN: Attempt[] = [
	reports(
		"indexedDB",
		'const r = indexedDB.open("x"); r.onsuccess = () => report("GOT it"); r.onerror = () => report("refused: " + r.error);',
	),
	reports("caches", promised('caches.open("x")')),
	reports("OPFS", promised("navigator.storage.getDirectory()")),
	reports("cookieStore", promised("cookieStore.getAll()"), "page"),
	reports("locks", promised('navigator.locks.request("x", () => "it")')),
	reports("localStorage", 'localStorage.setItem("x", "1"); report("GOT " + localStorage.getItem("x"));', "page"),
	reports("document.cookie", 'document.cookie = "x=1"; if (document.cookie.includes("x=1")) report("GOT it");', "page"),
	reports("service worker", 'report("GOT " + navigator.serviceWorker.register);', "page"),
	reports("devices", promised("(navigator.usb ?? navigator.hid).getDevices()")),
	leftToRuntime(reports("notifications", 'report("GOT " + Notification.permission.length);')),
	reports("geolocation", 'report("GOT " + navigator.geolocation.getCurrentPosition);', "page"),
	reports("a foreign blob", promised("import(APP.blobUrl).then((module) => module.default)")),
	reports("a foreign blob by fetch", promised("fetch(APP.blobUrl).then((response) => response.text())")),
	reports(
		"a channel to the app",
		'const c = new BroadcastChannel("app"); c.onmessage = () => report("GOT an answer"); c.postMessage("hello");',
	),
	leftToRuntime(reports("messages to the outside", 'postMessage("x"); report("GOT postMessage");')),
	leftToRuntime(reports("closing the worker", 'report("GOT " + close.length);')),
];
