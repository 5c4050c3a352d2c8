import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import {
	type Declared,
	extraLibraryTable,
	libraryNamesTable,
	libraryNameTypes,
	libraryTable,
	type PrimitiveFile,
	plainSignatures,
	readDeclared,
} from "./library-lists";

const engine = path.resolve(import.meta.dirname, "..");
/** Folders of the library that hold no primitives. */
const NO_ROOMS = ["parts", "plain"];

/** The generated files: their paths and the text that each must have. */
export function madeFiles(): { file: string; text: string }[] {
	const library = path.join(engine, "library");
	const declared: Declared = readDeclared(readFileSync(path.join(library, "interleave.d.ts"), "utf8"));
	const rooms = readdirSync(library, { withFileTypes: true }).filter(
		(entry) => entry.isDirectory() && !NO_ROOMS.includes(entry.name),
	);
	const files = rooms.flatMap(({ name: room }): PrimitiveFile[] =>
		readdirSync(path.join(library, room)).map((file) => ({ room, name: path.basename(file, ".ts") })),
	);
	return [
		{ file: path.join(library, "index.ts"), text: libraryTable(declared, files) },
		{ file: path.join(library, "extra.ts"), text: extraLibraryTable(declared, files) },
		{ file: path.join(engine, "compiler/library-names.ts"), text: libraryNamesTable(declared) },
		{ file: path.join(engine, "types/library-names.ts"), text: libraryNameTypes(declared, files) },
		{ file: path.join(engine, "build/plain-signatures.ts"), text: plainSignatures(declared, files) },
	];
}
