import type { SiteId } from "../../types";
import type { Body } from "../promises/body";
import type { Promises, RunPromise } from "../promises/kit";
import { type AsyncGenerators, type SuspensionTag, YIELD } from "./async-generator";
import type { AsyncIteration } from "./async-iteration";

/**
 * What the lowered code of packages calls instead of the program's helpers of these names. A call of a package's async function is no task: it runs on
 * behalf of the task that called it. Its sites are not the program's, so they are ignored: what a package does happens where the program called it.
 */
export function foldedHelpers(kit: Promises, tag: SuspensionTag, generators: AsyncGenerators, iteration: AsyncIteration) {
	const { core } = kit;
	return {
		core: {
			set site(_: SiteId) {},
			set made(_: SiteId) {
				core.made = core.site;
			},
		},
		floating: (value: unknown): unknown => value,
		at: (value: unknown): unknown => value,
		await: (value: unknown): unknown => value,
		yield(value: unknown): unknown {
			tag.kind = YIELD;
			return value;
		},
		start: kit.startFolded,
		call(generator: (...values: unknown[]) => Body, self: unknown, values: ArrayLike<unknown>): RunPromise {
			let body: Body;
			try {
				body = Reflect.apply(generator, self, values);
			} catch (error) {
				if (core.over !== null) throw core.over;
				return kit.rejectedWith(error);
			}
			return kit.startFolded(body);
		},
		generate: (self: { prototype: unknown } | undefined, body: Body): object => generators.create(body, self?.prototype, null),
		iterate: (iterable: unknown) => iteration.iterate(iterable, core.site),
		delegate: (iterable: unknown) => iteration.delegate(iterable, core.site),
	};
}
