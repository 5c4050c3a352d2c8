// Monaco's TypeScript worker (TypeScript 5.9) with the library text cut down by `web/build/monaco-plugins.ts`.
import { initialize, TypeScriptWorker } from "monaco-editor/languages/features/typescript/ts.worker";
import { loadAbsent } from "../../../engine/packages";
import type { Absent } from "../../../engine/types";
import { sayInstead } from "./say-instead";

/** What a program cannot have; null while it cannot be loaded. It is asked for again with the next check. */
let absent: Promise<Absent | null> | null = null;
const whatIsAbsent = (): Promise<Absent | null> =>
	(absent ??= loadAbsent().catch(() => {
		absent = null;
		return null;
	}));
void whatIsAbsent();

/** TypeScript, which says of what is not there what to do instead. */
class ProgramWorker extends TypeScriptWorker {
	override async getSemanticDiagnostics(file: string) {
		const complaints = await super.getSemanticDiagnostics(file);
		const known = await whatIsAbsent();
		// Without it TypeScript's own sentences stay.
		return known === null ? complaints : sayInstead(complaints, (await this.getScriptText(file)) ?? "", known);
	}
}

self.onmessage = () => initialize((context, data) => new ProgramWorker(context, data));
