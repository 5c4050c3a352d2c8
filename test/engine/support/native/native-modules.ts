import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { transformSync } from "esbuild";
import type { Observed } from "./native";

const driver = fileURLToPath(new URL("native-driver.mjs", import.meta.url));

/**
 * Runs programs of several modules as Node's own modules, all in one process.
 * @param programs files of each, by name; they import each other as `./name.js`
 */
export function runModulesNatively(programs: readonly Readonly<Record<string, string>>[]): Observed[] {
	const root = mkdtempSync(join(tmpdir(), "modules-"));
	try {
		writeFileSync(join(root, "package.json"), '{ "type": "module" }');
		const folders = programs.map((files, index) => {
			const folder = join(root, String(index));
			mkdirSync(folder);
			for (const [name, source] of Object.entries(files)) {
				const { code } = transformSync(source, {
					loader: "ts",
					target: "es2022",
					tsconfigRaw: { compilerOptions: { useDefineForClassFields: true, verbatimModuleSyntax: true } },
				});
				writeFileSync(join(folder, name.replace(/\.ts$/, ".js")), code);
			}
			return folder;
		});
		return JSON.parse(execFileSync(process.execPath, [driver, ...folders], { encoding: "utf8", maxBuffer: 1e8 })) as Observed[];
	} finally {
		rmSync(root, { recursive: true });
	}
}
