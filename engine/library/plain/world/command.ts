import { type CommandResult, type Cpus, sleep } from "interleave";

type Work = { duration?: number; cpu?: number; cpus?: Cpus; signal?: AbortSignal };
type Options = Work & { exitCode?: number; output?: string | string[] };

/** A child process, seen from outside: some time on a core, some time without one, then an exit code and lines of text. */
export async function command(name: string, options: Options = {}): Promise<CommandResult> {
	const { cpu = 0, duration = cpu, exitCode = 0, output = [], cpus, signal } = options;
	const onCore = cpus === undefined ? 0 : cpu;
	if (onCore > 0) await cpus?.run(onCore, { signal });
	if (onCore === 0 || duration > onCore) await sleep(duration - onCore, { signal });
	return { name, exitCode, output: [output].flat().flatMap((text) => text.split("\n")) };
}
