/** A program to start from. */
export type ExampleProgram = {
	/** What its first line says. */
	title: string;
	source: string;
};

const texts = import.meta.glob<string>("./*/*.ts", { query: "?raw", import: "default", eager: true });

/** The example programs by topic: the folders beside this file. */
export const EXAMPLE_PROGRAMS: readonly { topic: string; programs: readonly ExampleProgram[] }[] = ["order", "limits", "failures"].map(
	(topic) => ({
		topic,
		programs: Object.entries(texts)
			.filter(([path]) => path.startsWith(`./${topic}/`))
			.map(([, source]) => ({ title: /^\/\/ (.*)/.exec(source)?.[1] ?? "", source })),
	}),
);
