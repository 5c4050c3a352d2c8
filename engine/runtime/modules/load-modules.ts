import type { CompiledModule, Program } from "../../types";
import { type Body, resume } from "../promises/body";
import { isObject } from "../values/originals";
import { createModuleLinks } from "./module-links";

/** The function of a lowered module. It takes the helpers of lowered code and those of this module. */
type ModuleFunction = (helpers: object) => () => Body;

const HOST = "interleave:host";

/** What modules get from their run. */
export type ModuleHost = {
	/** What the lowered code of a module calls. */
	helpersOf(module: CompiledModule): object;
	/** `import(specifier)` in a module of the file `from`. */
	importModule(specifier: unknown, from: string): unknown;
	/** Gives the program its `require`, a variable that is no property of its global object. */
	defineRequire(require: (specifier: unknown) => unknown): void;
	/** The module `"interleave:host"`, which only packages can import. */
	host: object;
	/** Gives the program a global that is an export of a package. */
	defineGlobal(name: string, value: unknown): void;
};

/** The modules of a run, linked. */
export type LoadedModules = {
	/** The body of each by file, suspended at its start. */
	bodies: ReadonlyMap<string, Body>;
	namespace(file: string): object;
	/** The namespace of the package that programs call so; null when there is none. */
	packageNamed(specifier: string): object | null;
};

/**
 * Has the host evaluate the text of every module, and links the modules. Packages have run at the end, and no code of the program.
 *
 * @param evaluate the function that the text of a module evaluates to
 * @returns the modules; null when `isOver` returned true meanwhile
 * @throws what `evaluate` throws, and a SyntaxError for a name that a module does not export
 */
export async function loadModules(
	program: Program,
	library: Readonly<Record<string, unknown>>,
	evaluate: (module: CompiledModule) => Promise<unknown>,
	{ helpersOf, importModule, defineGlobal, defineRequire, host }: ModuleHost,
	isOver: () => boolean,
): Promise<LoadedModules | null> {
	const links = createModuleLinks(program.modules, library);
	const open = async (module: CompiledModule): Promise<Body> => {
		const { file } = module;
		const helpers = {
			h: null,
			...helpersOf(module),
			library,
			module: (name: string): object => (name === HOST ? host : links.namespace(name)),
			import: (specifier: unknown): unknown => importModule(specifier, file),
			meta: Object.assign(Object.create(null) as object, { url: `file:///${file}` }),
			exports: (getters: object, indirect: [string, object, string][], stars: object[]): void =>
				links.declare(file, getters, indirect, stars),
		};
		const evaluated = (await evaluate(module)) as ModuleFunction;
		return evaluated(helpers)();
	};
	for (const module of program.modules.filter(({ isPackage }) => isPackage)) {
		const body = await open(module);
		resume(body, undefined);
		links.link([module.file]);
		resume(body, undefined);
		for (const [name, of] of Object.entries(program.globals ?? {}))
			if (of === module.file) defineGlobal(name, Reflect.get(links.namespace(of), name));
	}
	defineRequire((specifier) => required(specifier, library, links));
	const bodies = new Map<string, Body>();
	for (const module of program.modules) if (!module.isPackage) bodies.set(module.file, await open(module));
	if (isOver()) return null;
	for (const body of bodies.values()) resume(body, undefined);
	links.link([...bodies.keys()]);
	return { bodies, namespace: links.namespace, packageNamed: links.packageNamed };
}

const isFile = (specifier: unknown): boolean => typeof specifier === "string" && specifier.startsWith(".");

/**
 * What `require` of Node gives: the library, or what a package exports. A package whose default export carries all others is that default.
 * @throws an Error as Node's for anything else
 */
function required(specifier: unknown, library: object, links: ReturnType<typeof createModuleLinks>): unknown {
	if (specifier === "interleave") return library;
	const namespace = links.packageNamed(String(specifier));
	if (namespace === null)
		throw Object.assign(
			new Error(
				`Cannot find module '${String(specifier)}'.${isFile(specifier) ? ` Write import … from "${String(specifier)}".` : ""}`,
			),
			{ code: "MODULE_NOT_FOUND" },
		);
	const whole: unknown = Reflect.get(namespace, "default");
	const isWhole = isObject(whole) && Object.keys(namespace).every((name) => name === "default" || name in whole);
	return isWhole ? whole : namespace;
}
