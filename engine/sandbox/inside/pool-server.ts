import type { PoolCommand } from "../gate/messages";
import { importDefault, whenSettled } from "./primordials";

/**
 * Answers a call, in a pool worker: evaluates the text and calls the resulting function.
 * @param answer posts to the run's worker. @throws what cannot be copied
 */
export function serveCall({ text, values }: PoolCommand, answer: (message: object) => void): void {
	const failed = (error: unknown): void => {
		const { name, message, stack } = readError(error);
		answer({ kind: "error", name, message, stack });
	};
	whenSettled(
		importDefault(`export default ${text}`),
		(work) => {
			try {
				answer((work as (values: unknown[]) => object)(values));
			} catch (error) {
				failed(error);
			}
		},
		failed,
	);
}

/** Name, message and stack of any thrown value. */
function readError(error: unknown): { name: string; message: string; stack: string } {
	try {
		const { name, message, stack } = error as Error;
		return { name: `${name}`, message: `${message}`, stack: `${stack}` };
	} catch {
		return { name: "Error", message: "an error that cannot be read", stack: "" };
	}
}
