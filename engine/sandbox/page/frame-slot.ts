import type { WorkerCommand } from "../gate/messages";
import { openFrame, type SandboxFrame } from "./sandbox-frame";

/**
 * How long the next frame waits after a kill. All sandboxed frames of the app share one process; it goes when its last frame goes,
 * and a frame made too early keeps it, with the hung thread in it, alive for another 2 s.
 */
const REST_AFTER_KILL_MS = 100;

/** One run that has the page's frame. `isBrief`: a look into a program that has run to its end before, beside which a frame may be kept warm. */
type Occupant = { evict(): void; readonly isBrief?: boolean };

/**
 * The page's one sandbox frame: idle and warm, or running, never two at once.
 * This is the state of the page, not of a run: the browser gives a page one such process.
 */
let idle: SandboxFrame | null = null;
let occupant: Occupant | null = null;
let restUntil = 0;

const restLeft = (): number => Math.max(0, restUntil - performance.now());

/** Opens the idle frame, unless there is one or a run has it. */
export function warmUp(): void {
	if (idle !== null || (occupant !== null && occupant.isBrief !== true)) return;
	idle = openFrame(restLeft());
	idle.port.postMessage({ kind: "warm" } satisfies WorkerCommand);
}

/** Removes the idle frame. */
export function coolDown(): void {
	idle?.remove();
	idle = null;
}

/** Hands out the frame for a run, the warm one if there is one; whoever runs on the page is evicted. */
export function takeFrame(next: Occupant): SandboxFrame {
	occupant?.evict();
	const frame = idle ?? openFrame(restLeft());
	idle = null;
	occupant = next;
	return frame;
}

/** Removes the frame of a run that ended. `isHung`: its thread was still busy. */
export function releaseFrame(frame: SandboxFrame, of: Occupant, isHung: boolean): void {
	frame.remove();
	if (isHung) restUntil = performance.now() + REST_AFTER_KILL_MS;
	if (occupant === of) occupant = null;
}
