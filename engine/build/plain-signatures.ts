// Made by `npm run fix` from interleave.d.ts and the files in the rooms.
import type * as fast from "interleave";
import { expect } from "../library/plain/instruments/expect";
import { gauge } from "../library/plain/instruments/gauge";
import { knob } from "../library/plain/instruments/knob";
import { moments } from "../library/plain/instruments/moments";
import { picture } from "../library/plain/instruments/picture";
import { plot } from "../library/plain/instruments/plot";
import { progress } from "../library/plain/instruments/progress";
import { show } from "../library/plain/instruments/show";
import { Event } from "../library/plain/locks/event";
import { Lock } from "../library/plain/locks/lock";
import { Queue } from "../library/plain/locks/queue";
import { Semaphore } from "../library/plain/locks/semaphore";
import { asCompleted } from "../library/plain/tasks/as-completed";
import { gather } from "../library/plain/tasks/gather";
import { limitedAsCompleted } from "../library/plain/tasks/limited-as-completed";
import { sleep } from "../library/plain/tasks/sleep";
import { spawn } from "../library/plain/tasks/spawn";
import { TaskGroup } from "../library/plain/tasks/task-group";
import { taskGroup } from "../library/plain/tasks/task-group-function";
import { timeout } from "../library/plain/tasks/timeout";
import { wait } from "../library/plain/tasks/wait";
import { busy } from "../library/plain/world/busy";
import { command } from "../library/plain/world/command";
import { cpus } from "../library/plain/world/cpus";
import { hold } from "../library/plain/world/hold";
import { random } from "../library/plain/world/random";
import { request } from "../library/plain/world/request";
import { server } from "../library/plain/world/server";
import { workers } from "../library/plain/world/workers";
import type { Differences } from "./plain-differences";

/** Each plain twin may stand where a program imports the fast one. Checked with the types of programs, and never run. */
export const twins: Differences & Omit<typeof fast, keyof Differences> = {
	sleep,
	gather,
	asCompleted,
	limitedAsCompleted,
	wait,
	timeout,
	spawn,
	TaskGroup,
	taskGroup,
	Semaphore,
	Lock,
	Event,
	Queue,
	request,
	server,
	command,
	cpus,
	workers,
	busy,
	hold,
	random,
	knob,
	moments,
	show,
	plot,
	picture,
	progress,
	gauge,
	expect,
};
