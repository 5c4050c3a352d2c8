import { closeSync, openSync, writeFileSync, writeSync } from "node:fs";
import { chromeTrace, perfettoTrace } from "../analysis";
import type { Trace } from "../types";

/** Writes a trace to a file, in the format that the file's name implies. JSON is written in pieces, because a large trace exceeds the longest string. */
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
