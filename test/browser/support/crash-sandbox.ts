import type { Frame, Page } from "playwright-core";

/**
 * Ends the process of every sandbox in the page, as the browser does when memory runs out. The browser itself says which process that is: a frame of opaque
 * origin has a debugger's target of its own, and `Page.crash` takes the process of the target it is sent to.
 *
 * @throws when the page has no sandbox, or one that shares the page's process
 */
export async function crashSandboxes(page: Page): Promise<void> {
	const frames = page.frames().filter((frame) => frame !== page.mainFrame());
	if (frames.length === 0) throw new Error("The page has no sandbox to crash.");
	await Promise.all(frames.map((frame) => crash(page, frame)));
}

async function crash(page: Page, frame: Frame): Promise<void> {
	const session = await page.context().newCDPSession(frame);
	const gone = new Promise<void>((resolve) => {
		session.once("close", () => resolve());
		session.on("Inspector.targetCrashed", () => resolve());
	});
	// Who has crashed cannot answer, or its frame is gone already with a neighbour's.
	void session.send("Page.crash").catch(() => undefined);
	await gone;
}
