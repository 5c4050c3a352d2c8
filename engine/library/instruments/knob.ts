import type { LibraryApi } from "../../runtime/library-api";
import { type KnobSpec, type KnobValue, toKnob } from "../../types";

/** Declares a control beside the charts, and returns its value in this run. */
export const createKnob = ({ declareKnob }: LibraryApi) =>
	function knob(name: string, spec: KnobSpec): KnobValue {
		if (typeof name !== "string" || name === "") throw new TypeError("knob(name, spec) wants a name.");
		return declareKnob(name, (given) => toKnob(name, spec, given));
	};
