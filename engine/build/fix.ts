import { writeFileSync } from "node:fs";
import { madeFiles } from "./made-files";

// Writes the files that follow from others. `npm run fix` runs it.
for (const { file, text } of madeFiles()) writeFileSync(file, text);
