import type { Browser, Page } from "playwright-core";
import type { LeakServer } from "../support/leak-server";
import type { Attempt } from "./attempt";

/** How long a program that must not leak is left alive: absence cannot be awaited. Controls show within a tenth of it. */
const PATIENCE_MS = 300;

/** Declarations that an attempt counts on. */
function prelude(server: LeakServer, app: { blobUrl: string }): string {
	const names = { HTTP: server.http, WS: server.ws, UDP: server.udp, APP: app };
	return Object.entries(names)
		.map(([name, value]) => `const ${name} = ${JSON.stringify(value)};`)
		.join("\n");
}

/** Gives a page what attempts reach for: a blob of its own, and an answer on a channel. @returns the blob's address */
function prepareApp(page: Page): Promise<string> {
	return page.evaluate(() => {
		const channel = new BroadcastChannel("app");
		channel.onmessage = () => {
			document.title = "heard";
			channel.postMessage("answer");
		};
		return URL.createObjectURL(new Blob(["export default 'secret'"], { type: "text/javascript" }));
	});
}

/** Runs the attempt where nothing stops it, and settles once it is seen to work. @throws when it is not, within the test's time */
export async function runControl(browser: Browser, server: LeakServer, attempt: Attempt): Promise<void> {
	const page = await browser.newPage();
	try {
		await page.goto(`${server.http}/control`);
		const blobUrl = await prepareApp(page);
		const code = `${prelude(server, { blobUrl })}\n${attempt.code}`;
		const reported = page.evaluate(
			({ code, control }) =>
				new Promise<void>((resolve) => {
					const hear = (text: string): void => {
						if (text.startsWith("GOT")) resolve();
					};
					if (control === "page") {
						const target = window as unknown as { report: typeof hear };
						target.report = hear;
						const script = document.createElement("script");
						script.textContent = `{ ${code} }`;
						document.body.append(script);
						return;
					}
					const body = `const report = (text) => postMessage({ report: text });\n${code}`;
					const worker = new Worker(URL.createObjectURL(new Blob([body], { type: "text/javascript" })));
					worker.onmessage = (event: MessageEvent<{ report?: string }>) => hear(event.data.report ?? "");
				}),
			{ code, control: attempt.control },
		);
		// A control that navigates takes its page, and this promise, away.
		reported.catch(() => {});
		await (attempt.evidence.kind === "arrives" ? server.arrival(attempt.evidence.what) : reported);
	} finally {
		await page.close();
	}
}

/** Runs the attempt as a learner's program through the fixture. @returns what it reported */
export async function runAsLearner(page: Page, server: LeakServer, attempt: Attempt): Promise<string[]> {
	const blobUrl = await prepareApp(page);
	const source = `${prelude(server, { blobUrl })}
const report = (text) => console.log(text);
${attempt.code}
setTimeout(() => console.log("end"), ${PATIENCE_MS});`;
	const refusal = await page.evaluate(
		(source) =>
			window.fixture.start(source, { clock: "real" }).then(
				() => null,
				(error: unknown) => String(error),
			),
		source,
	);
	if (refusal !== null) return [refusal];
	await page.evaluate(() => window.fixture.report());
	return page.evaluate(() => window.fixture.lines());
}

/** Runs text as the worker of the built `sandbox.html`, in place of our runtime: only the frame's policy stands in its way. */
export async function runUnderPolicyAlone(page: Page, server: LeakServer, attempts: Attempt[]): Promise<string[]> {
	const blobUrl = await prepareApp(page);
	const parts = attempts.map(({ name, code }) => {
		const report = `const report = (text) => port.postMessage(${JSON.stringify(`${name}: `)} + text);`;
		return `{ ${report}\n${code} }`;
	});
	const runtime = `onmessage = ({ ports: [port] }) => {
${prelude(server, { blobUrl })}
${parts.join("\n")}
setTimeout(() => port.postMessage("end"), ${2 * PATIENCE_MS});
};`;
	return page.evaluate(
		(runtime) =>
			new Promise<string[]>((resolve) => {
				const reports: string[] = [];
				const frame = document.createElement("iframe");
				frame.setAttribute("sandbox", "allow-scripts");
				frame.src = window.fixture.frameUrl;
				const { port1, port2 } = new MessageChannel();
				port1.onmessage = (event: MessageEvent<string>) => {
					reports.push(event.data);
					if (event.data !== "end") return;
					frame.remove();
					resolve(reports);
				};
				addEventListener("message", (event: MessageEvent<{ kind?: string }>) => {
					if (event.source !== frame.contentWindow) return;
					if (event.data.kind === "ready") frame.contentWindow?.postMessage({ kind: "start", runtime }, "*", [port2]);
					else reports.push(`frame: ${JSON.stringify(event.data)}`);
				});
				document.body.append(frame);
			}),
		runtime,
	);
}
