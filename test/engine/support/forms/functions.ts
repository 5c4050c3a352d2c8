/** A function to be written in some form: its parameters, its body, and what follows once it stands there as `f`. */
export type Written = { parameters: string; body: string; use: string };

/** Makes the code of a block in which `f(…)` calls the function. */
export type Form = { name: string; generator: boolean; hasOwnArguments: boolean; write: (written: Written) => string };

const form = (name: string, generator: boolean, write: Form["write"], hasOwnArguments = true): Form => ({
	name,
	generator,
	hasOwnArguments,
	write,
});

/** The four places of a method in a class, and the expression that gives the method back. */
const PLACES: [name: string, head: (star: string) => string, get: string][] = [
	["method", (star) => `async ${star}m`, "C.prototype.m"],
	["static method", (star) => `static async ${star}m`, "C.m"],
	["private method", (star) => `async ${star}#m`, "new C().get()"],
	["private static method", (star) => `static async ${star}#m`, "C.getStatic()"],
	["computed method", (star) => `async ${star}["m" + 1]`, "C.prototype.m1"],
	["static method named by a symbol", (star) => `static async ${star}[Symbol.for("m")]`, "C[Symbol.for('m')]"],
];

function formsOf(generator: boolean): Form[] {
	const star = generator ? "*" : "";
	const kind = generator ? "async generator" : "async";
	const classForms = PLACES.flatMap(([place, head, get]) =>
		[
			["class declaration", (body: string) => `class C { ${body} }`] as const,
			["class expression", (body: string) => `const C: Any = class { ${body} };`] as const,
		].map(([where, write]) =>
			form(`${kind} ${place} of a ${where}`, generator, ({ parameters, body, use }) => {
				const getters = head(star).includes("#")
					? head(star).startsWith("static")
						? "static getStatic() { return this.#m; }"
						: "get() { return this.#m; }"
					: "";
				return `${write(`${head(star)}(${parameters}) { ${body} } ${getters}`)} const f: Any = (${get.replace(/\bC\b/, "(C as Any)")}); ${use}`;
			}),
		),
	);
	return [
		form(
			`${kind} declaration`,
			generator,
			({ parameters, body, use }) => `${use}; async function ${star}f(${parameters}) { ${body} }`,
		),
		form(
			`${kind} expression`,
			generator,
			({ parameters, body, use }) => `const f: Any = async function ${star}(${parameters}) { ${body} }; ${use}`,
		),
		form(
			`${kind} named expression`,
			generator,
			({ parameters, body, use }) => `const f: Any = async function ${star}own(${parameters}) { ${body} }; ${use}`,
		),
		form(
			`${kind} method of an object`,
			generator,
			({ parameters, body, use }) => `const f: Any = ({ async ${star}m(${parameters}) { ${body} } }).m; ${use}`,
		),
		form(
			`${kind} computed method of an object`,
			generator,
			({ parameters, body, use }) => `const f: Any = ({ async ${star}["m" + 1](${parameters}) { ${body} } }).m1; ${use}`,
		),
		...classForms,
	];
}

const arrows: Form[] = [
	form("async arrow", false, ({ parameters, body, use }) => `const f: Any = async (${parameters}) => { ${body} }; ${use}`, false),
	form(
		"async arrow in a method of a class",
		false,
		({ parameters, body, use }) =>
			`class C { make(): Any { return async (${parameters}) => { ${body} }; } } const f: Any = new C().make(); ${use}`,
		false,
	),
	form(
		"async arrow in a field",
		false,
		({ parameters, body, use }) => `class C { f: Any = async (${parameters}) => { ${body} }; } const f: Any = new C().f; ${use}`,
		false,
	),
	form(
		"async arrow in an async arrow",
		false,
		({ parameters, body, use }) => `const f: Any = await (async () => async (${parameters}) => { ${body} })(); ${use}`,
		false,
	),
];

export const asyncForms: readonly Form[] = [...formsOf(false), ...arrows];
export const generatorForms: readonly Form[] = formsOf(true);
