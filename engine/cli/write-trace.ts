import { closeSync, openSync, writeFileSync, writeSync } from "node:fs";
import { chromeTrace, perfettoTrace } from "../analysis";
import type { Trace } from "../types";

/** Writes a trace to a file, in the format that its name asks for. A large one is written piece by piece: no text can hold it. */
export function writeTrace(file: string, trace: Trace): void {
	if (file.endsWith(".pftrace")) {
		writeFileSync(file, perfettoTrace(trace));
		return;
	}
	const out = openSync(file, "w");
	try {
		for (const piece of chromeTrace(trace)) writeSync(out, piece);
	} finally {
		closeSync(out);
	}
}
