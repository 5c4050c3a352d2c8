import { parse } from "@babel/parser";

/** A file of the library: `task-group` in the room `tasks`. */
export type PrimitiveFile = { room: string; name: string };

/** What `interleave.d.ts` declares: `values` in the order of the file, `classes` (a subset of `values`), `types` in alphabetical order. */
export type Declared = { values: string[]; classes: string[]; types: string[] };

const capital = (name: string): string => name.charAt(0).toUpperCase() + name.slice(1);

/** Whether a function has the name of a class in all but its first letter. */
const isLikeClass = (primitive: string, all: readonly string[]): boolean =>
	primitive !== capital(primitive) && all.includes(capital(primitive));

/**
 * The file name of a primitive: `task-group` for `TaskGroup`. That of a function that is called like a class ends in `-function`.
 * @param all all primitives
 */
export const fileNameOf = (primitive: string, all: readonly string[]): string =>
	primitive.replace(/\B[A-Z]/g, "-$&").toLowerCase() + (isLikeClass(primitive, all) ? "-function" : "");

const factoryOf = (primitive: string, all: readonly string[]): string =>
	`create${capital(primitive)}${isLikeClass(primitive, all) ? "Function" : ""}`;

/**
 * Reads from a declaration file what `"interleave"` exports.
 * @throws when anything but functions, classes and types is exported
 */
export function readDeclared(text: string): Declared {
	const { program } = parse(text, { sourceType: "module", plugins: [["typescript", { dts: true }]] });
	const declared: Declared = { values: [], classes: [], types: [] };
	for (const outer of program.body) {
		if (outer.type !== "TSModuleDeclaration" || outer.body?.type !== "TSModuleBlock") continue;
		for (const statement of outer.body.body) {
			const declaration = statement.type === "ExportNamedDeclaration" ? statement.declaration : null;
			switch (declaration?.type) {
				case "TSDeclareFunction":
					declared.values.push(declaration.id?.name ?? "");
					break;
				case "ClassDeclaration":
					declared.values.push(declaration.id?.name ?? "");
					declared.classes.push(declaration.id?.name ?? "");
					break;
				case "TSTypeAliasDeclaration":
				case "TSInterfaceDeclaration":
					declared.types.push(declaration.id.name);
					break;
				default:
					throw new Error(
						`interleave.d.ts wants exported functions, classes and types, not ${declaration?.type ?? statement.type} on line ${statement.loc?.start.line}.`,
					);
			}
		}
	}
	return { ...declared, values: [...new Set(declared.values)], types: declared.types.toSorted() };
}

/** A primitive, the path of its file, relative to `engine/library`, and what makes it. */
type Placed = { value: string; path: string; factory: string };

/**
 * Finds the file of each primitive.
 * @param files all files in the rooms of the library
 * @throws when a declared name has no file, or a file has no declared name
 */
function place({ values }: Declared, files: readonly PrimitiveFile[]): Placed[] {
	const known = new Set(values.map((value) => fileNameOf(value, values)));
	const stray = files.find(({ name }) => !known.has(name));
	if (stray !== undefined)
		throw new Error(
			`engine/library/${stray.room}/${stray.name}.ts is not declared. Declare it in engine/library/interleave.d.ts, or move what is no primitive to parts/.`,
		);
	return values.map((value) => {
		const fileName = fileNameOf(value, values);
		const factory = factoryOf(value, values);
		const file = files.find(({ name }) => name === fileName);
		if (file !== undefined) return { value, path: `${file.room}/${file.name}`, factory };
		throw new Error(
			`${value} is declared, and no room of engine/library has ${fileName}.ts. Write it: export const ${factory} = (api: LibraryApi) => …`,
		);
	});
}

/** One import per line, sorted by path. */
const importsText = (placed: readonly Placed[], line: (one: Placed) => string): string =>
	placed
		.toSorted((a, b) => (a.path < b.path ? -1 : 1))
		.map(line)
		.join("\n");

/** Primitives that every sandbox has. The others come with `engine/extras.ts`, to the programs that import one of them. */
const CORE = new Set("sleep limitedAsCompleted Semaphore request server busy random".split(" "));

/** The text of `engine/library/index.ts`. */
export const libraryTable = (declared: Declared, files: readonly PrimitiveFile[]): string =>
	tableText(
		place(declared, files).filter(({ value }) => CORE.has(value)),
		"/** What every program can import from `interleave`. */\nexport function createLibrary",
	);

/** The text of `engine/library/extra.ts`. */
export const extraLibraryTable = (declared: Declared, files: readonly PrimitiveFile[]): string =>
	tableText(
		place(declared, files).filter(({ value }) => !CORE.has(value)),
		"/** What else it can import, once it has been loaded. */\nexport function createExtraLibrary",
	);

function tableText(placed: readonly Placed[], head: string): string {
	return `// Made by \`npm run fix\` from interleave.d.ts and the files in the rooms.
import type { LibraryApi } from "../runtime/library-api";
${importsText(placed, ({ factory, path }) => `import { ${factory} } from "./${path}";`)}

${head}(api: LibraryApi): Record<string, unknown> {
	return {
${placed.map(({ value, factory }) => `\t\t${value}: ${factory}(api),`).join("\n")}
	};
}
`;
}

/** The text of `engine/types/library-names.ts`. */
export function libraryNameTypes(declared: Declared, files: readonly PrimitiveFile[]): string {
	const placed = place(declared, files);
	const turns = placed.filter(({ path }) => path.startsWith("locks/")).map(({ value }) => value);
	return `// Made by \`npm run fix\` from interleave.d.ts and the files in the rooms.

/** A function or class of the library. */
export type LibraryName =
${declared.values.map((value) => `\t| "${value}"`).join("\n")};

/** Those of which a program makes objects: a message can say where. */
export const ${constText("CLASSES", declared.classes)}

/** Those at which tasks wait for their turn: the room \`locks\`. */
export const ${constText("TURNS", turns)}
`;
}

const constText = (name: string, items: readonly string[]): string =>
	`${name}: readonly string[] = ${listText(items, name.length + 35, "")};`;

/** The text of `engine/build/plain-signatures.ts`. */
export function plainSignatures(declared: Declared, files: readonly PrimitiveFile[]): string {
	const placed = place(declared, files);
	return `// Made by \`npm run fix\` from interleave.d.ts and the files in the rooms.
import type * as fast from "interleave";
${importsText(placed, ({ value, path }) => `import { ${value} } from "../library/plain/${path}";`)}
import type { Differences } from "./plain-differences";

/** Each plain twin may stand where a program imports the fast one. Checked with the types of programs, and never run. */
export const twins: Differences & Omit<typeof fast, keyof Differences> = {
${placed.map(({ value }) => `\t${value},`).join("\n")}
};
`;
}

/** The text of `engine/compiler/library-names.ts`. */
export const libraryNamesTable = ({
	values,
	types,
}: Declared): string => `// Made by \`npm run fix\` from library/interleave.d.ts.
import type { LibraryNames } from "./modules";

/** Everything \`"interleave"\` exports. */
export const libraryNames: LibraryNames = {
	values: ${listText(values, 11, "\t")},
	types: ${listText(types, 10, "\t")},
};

/** Those values that every sandbox has. */
export const ${constText(
	"CORE_NAMES",
	values.filter((value) => CORE.has(value)),
)}
`;

/**
 * A list as the formatter writes it: on one line if it fits.
 * @param before columns of the line that are used already
 * @param indent indentation of the line
 */
function listText(items: readonly string[], before: number, indent: string): string {
	const quoted = items.map((item) => `"${item}"`);
	const line = `[${quoted.join(", ")}]`;
	return before + line.length <= 130 ? line : `[\n${quoted.map((item) => `${indent}\t${item},\n`).join("")}${indent}]`;
}
