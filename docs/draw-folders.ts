/** `npm run docs`: draws which folder imports which, as `docs/folders.svg`. Arrows point to what is imported, and down. */
import { writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { instance } from "@viz-js/viz";
import { folderPicture } from "./folder-picture";

const svg = (await instance()).renderString(folderPicture(), { format: "svg" });
const file = fileURLToPath(new URL("folders.svg", import.meta.url));
// Graphviz names itself in a comment; another version of it is no other drawing.
writeFileSync(file, `${svg.replace(/<!--[\s\S]*?-->\n?/g, "").trim()}\n`);
console.log(`Drawn: ${file}`);
