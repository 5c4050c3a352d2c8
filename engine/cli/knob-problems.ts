import type { Knob, KnobValue } from "../types";

/** What is wrong with the values given with `--knob`, in sentences: names that the program does not declare, and values that do not fit. */
export function knobProblems(given: Readonly<Record<string, KnobValue>>, knobs: readonly Knob[]): string[] {
	const names = knobs.map(({ name }) => name).join(", ");
	return Object.entries(given).flatMap(([name, value]) => {
		const knob = knobs.find((one) => one.name === name);
		if (knob === undefined)
			return [
				`--knob ${name}: the program declares no such knob. ${names === "" ? "It declares none." : `It declares: ${names}.`}`,
			];
		return isSet(knob, value)
			? []
			: [`--knob ${name}=${String(value)} does not fit: it takes ${rangeOf(knob)}. It was ${String(knob.value)} in this run.`];
	});
}

function rangeOf(knob: Knob): string {
	if (knob.type === "number") return `a number from ${knob.min} to ${knob.max}`;
	if (knob.type === "moments") return `instants from ${knob.min} to ${knob.max} with commas between`;
	return knob.type === "choice" ? `one of ${knob.options.join(", ")}` : "true or false";
}

/** Whether the knob has the given value: the same text, or the same instants in any order. */
function isSet(knob: Knob, value: KnobValue): boolean {
	if (knob.type !== "moments") return String(knob.value) === String(value);
	const given = String(value)
		.split(",")
		.filter((part) => part.trim() !== "");
	return given.every((part) => knob.value.includes(Number(part)));
}
