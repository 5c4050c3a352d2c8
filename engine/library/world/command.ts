import type { LibraryApi, WaitOptions } from "../../runtime/library-api";
import { checkDuration } from "../parts/errors";
import { Cpus } from "./cpus";

type Options = WaitOptions & { duration?: number; cpu?: number; exitCode?: number; output?: string | string[]; cpus?: Cpus };
export type CommandResult = { name: string; exitCode: number; output: string[] };

/** A simulated child process. It computes for `cpu` ms on one core, then waits for the rest of its duration, without a core. */
export const createCommand = ({ operation, start }: LibraryApi) =>
	function command(name: string, options: Options = {}): Promise<CommandResult> {
		return start(() => {
			const { cpu = 0, duration = cpu, exitCode = 0, output = [], cpus, signal } = options;
			checkDuration(duration, `The duration of command("${name}")`);
			checkDuration(cpu, `The cpu of command("${name}")`);
			if (cpu > duration)
				throw new RangeError(
					`command("${name}") cannot compute for ${cpu} ms in a duration of ${duration} ms. Make the duration longer.`,
				);
			if (!Number.isInteger(exitCode))
				throw new RangeError(`command("${name}") wants a whole number as its exit code, not ${exitCode}.`);
			if (cpus !== undefined && !(cpus instanceof Cpus))
				throw new TypeError(`command("${name}") wants cores made by cpus(n), such as { cpus: cpus(4) }.`);
			signal?.throwIfAborted();

			const process = operation<CommandResult>(signal);
			const exit = (): void => process.resolve({ name, exitCode, output: [output].flat().flatMap((text) => text.split("\n")) });
			if (cpus === undefined || cpu === 0) process.takes("command", duration, exit);
			else
				cpus.occupy(process, cpu, () => {
					if (duration > cpu) process.takes("command", duration - cpu, exit);
					else exit();
				});
			return process.promise;
		});
	};
