import { EVENT, type TaskId } from "../../types";
import type { Core } from "../books/core";
import { describe } from "../values/describe";
import { isObject } from "../values/originals";
import { FULFILLED, type Settled } from "./types";

/** Records how a task has ended. One that fails with the reason of an aborted signal was cancelled. */
export function recordEnd(core: Core, id: TaskId, state: Settled, value: unknown): void {
	const { recorder, site } = core;
	if (state === FULFILLED) recorder.push(EVENT.done, id, site, 0);
	else if (isObject(value) && core.abortReasons.has(value)) recorder.push(EVENT.cancel, id, site, 0);
	else recorder.push(EVENT.fail, id, site, recorder.intern(describe(value)));
}
