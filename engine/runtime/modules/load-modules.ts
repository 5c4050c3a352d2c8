import type { CompiledModule, Program } from "../../types";
import { type Body, resume } from "../promises/body";
import { createModuleLinks } from "./module-links";

/** The function of a lowered module. It takes the helpers of lowered code and those of this module. */
type ModuleFunction = (helpers: object) => () => Body;

/** The modules of a run, linked: the body of each by file, suspended at its start, and its namespace. */
export type LoadedModules = { bodies: ReadonlyMap<string, Body>; namespace(file: string): object };

/**
 * Has the host evaluate the text of every module, and links the modules. No code of the program has run at the end.
 *
 * @param evaluate the function that the text of a module evaluates to
 * @param helpersOf what lowered code calls, for a module of this file
 * @param importModule `import(specifier)` in a module of this file
 * @returns the modules; null when `isOver` returned true meanwhile
 * @throws what `evaluate` throws, and a SyntaxError for a name that a module does not export
 */
export async function loadModules(
	program: Program,
	library: Readonly<Record<string, unknown>>,
	evaluate: (module: CompiledModule) => Promise<unknown>,
	helpersOf: (file: string) => object,
	importModule: (specifier: unknown, from: string) => unknown,
	isOver: () => boolean,
): Promise<LoadedModules | null> {
	const links = createModuleLinks(program.modules, library);
	const bodies = new Map<string, Body>();
	for (const module of program.modules) {
		const { file } = module;
		const helpers = {
			h: null,
			...helpersOf(file),
			library,
			module: links.namespace,
			import: (specifier: unknown): unknown => importModule(specifier, file),
			meta: Object.assign(Object.create(null) as object, { url: `file:///${file}` }),
			exports: (getters: object, indirect: [string, object, string][], stars: object[]): void =>
				links.declare(file, getters, indirect, stars),
		};
		const evaluated = (await evaluate(module)) as ModuleFunction;
		bodies.set(file, evaluated(helpers)());
	}
	if (isOver()) return null;
	for (const body of bodies.values()) resume(body, undefined);
	links.link();
	return { bodies, namespace: links.namespace };
}
