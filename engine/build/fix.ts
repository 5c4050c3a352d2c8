import { writeFileSync } from "node:fs";
import { madeFiles } from "./made-files";

// Writes the generated files. Run by `npm run fix`.
for (const { file, text } of madeFiles()) writeFileSync(file, text);
