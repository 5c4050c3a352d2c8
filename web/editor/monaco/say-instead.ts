import type { Absent } from "../../../engine/types";

/** A complaint of TypeScript about a part of a file. */
type Complaint = { code: number; start?: number; length?: number; messageText: unknown };

/** TypeScript's codes for names that it does not find. Some of their texts say what to install, which nobody can here. */
const NO_SUCH_NAME = new Set([2304, 2552, 2580, 2581, 2582, 2583, 2584, 2585, 2591, 2592, 2593, 2868]);
/** The codes for modules that it does not find, or whose types it does not. */
const NO_SUCH_MODULE = new Set([2307, 2792, 7016]);

/** TypeScript's complaints, with what to do instead about names and modules that a program cannot have. */
export function sayInstead<C extends Complaint>(complaints: readonly C[], source: string, absent: Absent): C[] {
	return complaints.flatMap((one) => {
		const start = one.start ?? 0;
		const place = source.slice(start, start + (one.length ?? 0));
		if (NO_SUCH_NAME.has(one.code) && Object.hasOwn(absent.globals, place))
			return [{ ...one, messageText: absent.globals[place] }];
		if (!NO_SUCH_MODULE.has(one.code)) return [one];
		const sentence = absent.module(place.slice(1, -1));
		if (sentence === null) return [one];
		return [{ ...one, messageText: sentence }];
	});
}
