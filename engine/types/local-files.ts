/**
 * The file of a program that a relative specifier names, looked for as TypeScript's `bundler` resolution does: the name as written, with `.ts`, `.js`
 * standing for `.ts`, and `index.ts` of a folder.
 * @param specifier what the import says; anything that does not begin with `./` or `../` names no file
 * @param from name of the importing file, with `/` between folders
 * @param has whether the program has a file of this name
 * @example resolveLocal("../c.js", "lib/a.ts", (name) => name === "c.ts") // "c.ts"
 */
export function resolveLocal(specifier: string, from: string, has: (name: string) => boolean): string | null {
	if (!/^\.\.?(?:\/|$)/.test(specifier)) return null;
	const path = joined(from.split("/").slice(0, -1), specifier);
	const folder = path === "" || /\/\.{0,2}$/.test(`/${specifier}`);
	const index = path === "" ? "index.ts" : `${path}/index.ts`;
	const candidates = folder ? [index] : [path, `${path}.ts`, path.replace(/\.js$/, ".ts"), index];
	return candidates.find(has) ?? null;
}

/** A path below a folder, without `.` and with as few `..` as possible. */
function joined(folder: readonly string[], path: string): string {
	const parts: string[] = [];
	for (const part of [...folder, ...path.split("/")]) {
		if (part === "" || part === ".") continue;
		if (part === ".." && parts.length > 0 && parts.at(-1) !== "..") parts.pop();
		else parts.push(part);
	}
	return parts.join("/");
}

/** The shortest way to write the import of `file` in the file `from`. */
export function specifierOf(file: string, from: string): string {
	const target = file.replace(/\.ts$/, "").split("/");
	const folder = from.split("/").slice(0, -1);
	let shared = 0;
	while (shared < folder.length && shared < target.length - 1 && folder[shared] === target[shared]) shared++;
	const up = folder.length - shared;
	return [
		...(up === 0 ? (target[0] === ".." ? [] : ["."]) : Array.from({ length: up }, () => "..")),
		...target.slice(shared),
	].join("/");
}
