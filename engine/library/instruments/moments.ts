import type { LibraryApi } from "../../runtime/library-api";
import { toKnob, type VirtualMs } from "../../types";
import { checkName } from "../parts/names";

/** Declares a row of flags on the time axis, and returns the instants chosen for this run, in ascending order. */
export const createMoments = ({ declareKnob }: LibraryApi) =>
	function moments(name: string, spec: { value: readonly VirtualMs[]; min: VirtualMs; max: VirtualMs }): VirtualMs[] {
		checkName(name, "moments(name, spec)");
		if (!Array.isArray(spec?.value)) throw new TypeError(`moments("${name}") wants { value: [1000, 3000], min, max }.`);
		const chosen = declareKnob(name, (given) => toKnob(name, spec, given));
		if (!Array.isArray(chosen)) throw new TypeError(`moments("${name}"): a knob has this name already. Use another.`);
		return [...chosen];
	};
