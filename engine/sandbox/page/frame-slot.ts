import type { WorkerCommand } from "../gate/messages";
import { openFrame, type SandboxFrame } from "./sandbox-frame";

/**
 * Delay of the next frame after a kill. All sandboxed frames of the app share one process, which ends with its last frame. A frame that
 * is created too early keeps the process, and the hung thread in it, alive for another 2 s.
 */
const REST_AFTER_KILL_MS = 100;

/** The run that uses the page's frame. `isBrief`: an inspection of a program that has completed before; another frame may be kept warm beside it. */
type Occupant = { evict(): void; readonly isBrief?: boolean };

/**
 * The page's only sandbox frame. It is idle and warm, or a run uses it.
 * This is state of the page, not of a run: the browser gives a page one such process.
 */
let idle: SandboxFrame | null = null;
let occupant: Occupant | null = null;
let restUntil = 0;

const restLeft = (): number => Math.max(0, restUntil - performance.now());

/** Opens the idle frame, unless it exists or a run uses the frame. */
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

/** Returns a frame for a run, the warm one if there is one. Evicts the current run of the page. */
export function takeFrame(next: Occupant): SandboxFrame {
	occupant?.evict();
	const frame = idle ?? openFrame(restLeft());
	idle = null;
	occupant = next;
	return frame;
}

/** Removes the frame of a run that has ended. @param isHung its thread was still busy */
export function releaseFrame(frame: SandboxFrame, of: Occupant, isHung: boolean): void {
	frame.remove();
	if (isHung) restUntil = performance.now() + REST_AFTER_KILL_MS;
	if (occupant === of) occupant = null;
}
