/** `npm run docs`: draws which folder imports which, as `docs/folders.svg`. Arrows point to what is imported, and down. */
import { writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { instance } from "@viz-js/viz";
import { folderPicture } from "./folder-picture";

const svg = (await instance()).renderString(folderPicture(), { format: "svg" });
const file = fileURLToPath(new URL("folders.svg", import.meta.url));
// Graphviz writes its version into a comment, which must not count as a change of the drawing.
writeFileSync(file, `${svg.replace(/<!--[\s\S]*?-->\n?/g, "").trim()}\n`);
console.log(`Drawn: ${file}`);
