// Monaco's TypeScript worker (TypeScript 5.9) with the library text cut down by `web/build/monaco-plugins.ts`.
import { initialize, TypeScriptWorker } from "monaco-editor/languages/features/typescript/ts.worker";
import { loadAbsent } from "../../../engine/packages";
import { sayInstead } from "./say-instead";

const absent = loadAbsent();

/** TypeScript, which says of what is not there what to do instead. */
class ProgramWorker extends TypeScriptWorker {
	override async getSemanticDiagnostics(file: string) {
		const complaints = await super.getSemanticDiagnostics(file);
		return sayInstead(complaints, (await this.getScriptText(file)) ?? "", await absent);
	}
}

self.onmessage = () => initialize((context, data) => new ProgramWorker(context, data));
