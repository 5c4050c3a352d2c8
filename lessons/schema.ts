import { z } from "zod";

/**
 * Kinds of steps. `predict`: answer a question before running. `explore`: change the program and observe. `prove`: write code that passes the
 * checks. `case`: find a real bug with the instrument, and mend it.
 */
export const stepKinds = ["predict", "explore", "prove", "case"] as const;
export type StepKind = (typeof stepKinds)[number];

/** Outcomes that a start program may have by design. */
export const stepEnds = ["completed", "failed", "deadlocked", "starved", "out-of-memory", "out-of-budget"] as const;

const settings = z.strictObject({
	/** Which files the learner may edit; `start.ts` is `main.ts`. */
	edit: z.array(z.string().regex(/\.ts$/)).default(["start.ts"]),
	/** How the start program ends. */
	ends: z.enum(stepEnds).default("completed"),
	/** Limits of a run: modelled bytes, and virtual seconds. */
	limits: z.strictObject({ bytes: z.number().positive().optional(), seconds: z.number().positive().optional() }).default({}),
	/** True: the run of the solution lies as outlines behind the learner's. */
	target: z.boolean().default(false),
});

/** What a step's head says beside its folder and kind. */
export type StepSettings = z.infer<typeof settings>;

/** The head of a `lesson.md`, between two lines of `---`. */
export const frontmatterSchema = z.strictObject({
	title: z.string().min(1),
	number: z.int().min(1),
	/** Title of a chapter of `outline.ts`. */
	chapter: z.string().min(1),
	/** One or two sentences for the map of lessons and for search engines. */
	summary: z.string().min(1),
	minutes: z.int().min(1).max(60),
	/** One entry for each `##` heading, in the same order. `folder` holds the step's programs. */
	steps: z
		.array(settings.extend({ folder: z.string().regex(/^\d\d-[a-z0-9-]+$/), kind: z.enum(stepKinds) }))
		.min(1),
});

export type Frontmatter = z.infer<typeof frontmatterSchema>;

/**
 * Validates the head of a lesson.
 * @param data the parsed YAML
 * @param file the lesson's path inside the project, named in the error
 * @throws with every mistake found and the file it is in
 */
export function parseFrontmatter(data: unknown, file: string): Frontmatter {
	const parsed = frontmatterSchema.safeParse(data);
	if (parsed.success) return parsed.data;
	const mistakes = parsed.error.issues.map((issue) => `  ${issue.path.join(".") || "(top)"}: ${issue.message}`);
	throw new Error(`${file}: the head of the lesson is not valid.\n${mistakes.join("\n")}`);
}
