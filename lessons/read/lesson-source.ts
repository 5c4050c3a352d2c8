import { existsSync } from "node:fs";
import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import type { LessonEntry, ProgramFile, Step } from "../content";
import { outline } from "../outline.ts";
import { type Frontmatter, parseFrontmatter } from "../schema.ts";
import { toBlocks } from "./blocks.ts";
import { parseSections, type Sections } from "./markdown.ts";
import { readFurtherFiles } from "./program.ts";
import { readTerms } from "./terms.ts";

/** Paths of a step's modules, which the bundler imports; null for one that the step does not have. */
export type StepModules = { checks: string | null; predictions: string | null };

/** A lesson as read from disk. */
export type LessonSource = {
	entry: LessonEntry;
	steps: Omit<Step, keyof StepModules>[];
	modules: StepModules[];
	/** Every file that was read; the development server watches them. */
	files: string[];
};

/** Slugs of the lessons that exist, in order. */
export async function listLessons(folder: string): Promise<string[]> {
	const names = await readdir(folder, { withFileTypes: true });
	return names
		.filter((name) => name.isDirectory() && /^\d\d-/.test(name.name) && existsSync(path.join(folder, name.name, "lesson.md")))
		.map((name) => name.name)
		.sort();
}

/** Reads a lesson's entry for the map, without highlighting anything. */
export async function readEntry(folder: string, slug: string): Promise<LessonEntry> {
	return (await readHead(folder, slug)).entry;
}

/**
 * Reads one lesson with all its steps.
 * @throws when a file is missing or malformed, naming the file and what was expected
 */
export async function readLesson(folder: string, slug: string): Promise<LessonSource> {
	const { entry, frontmatter, sections, file } = await readHead(folder, slug);
	const glossary = path.join(folder, "glossary.md");
	const terms = await readTerms(glossary);
	const files = [path.join(folder, slug, "lesson.md"), glossary];
	const modules: StepModules[] = [];
	const steps: LessonSource["steps"] = [];
	for (const [i, { folder: stepFolder, kind, ...settings }] of frontmatter.steps.entries()) {
		const section = sections[i];
		if (!section) continue;
		const inStep = (name: string): string => path.join(folder, slug, stepFolder, name);
		const moduleAt = (name: string): string | null => (existsSync(inStep(name)) ? inStep(name) : null);
		const start = await readText(inStep("start.ts"));
		if (start === null) throw new Error(`${file}: step "${stepFolder}" needs a start.ts.`);
		const solution = await readText(inStep("solution.ts"));
		const step = { checks: moduleAt("check.ts"), predictions: moduleAt("predict.ts") };
		if (kind === "prove" && step.checks === null) throw new Error(`${file}: step "${stepFolder}" is to be proved and needs a check.ts.`);
		modules.push(step);
		const further = readFurtherFiles(inStep("."), [start]);
		files.push(inStep("start.ts"), ...(solution === null ? [] : [inStep("solution.ts")]), ...Object.keys(further).map(inStep));
		steps.push({
			folder: stepFolder,
			title: section.title,
			kind,
			settings,
			blocks: await toBlocks(section.nodes, { stepId: stepFolder, file, terms }),
			start,
			files: Object.entries(further).map(([name, text]): ProgramFile => ({ name, text, isEditable: settings.edit.includes(name) })),
			solution,
		});
	}
	return { entry, steps, modules, files };
}

type Head = { entry: LessonEntry; frontmatter: Frontmatter; sections: Sections["sections"]; file: string };

async function readHead(folder: string, slug: string): Promise<Head> {
	const file = `lessons/${slug}/lesson.md`;
	const { frontmatter: data, sections } = parseSections(await readFile(path.join(folder, slug, "lesson.md"), "utf8"), file);
	const frontmatter = parseFrontmatter(data, file);
	const { title, number, chapter, summary, minutes, steps } = frontmatter;
	if (sections.length !== steps.length)
		throw new Error(`${file}: ${steps.length} steps are listed, but there are ${sections.length} "## " headings.`);
	if (!outline.some((known) => known.title === chapter))
		throw new Error(`${file}: unknown chapter "${chapter}". Known are ${outline.map((known) => `"${known.title}"`).join(", ")}.`);
	if (!slug.startsWith(String(number).padStart(2, "0")))
		throw new Error(`${file}: number ${number} does not agree with the folder's name.`);
	const entry = { slug, title, number, chapter, summary, minutes, steps: sections.map((section) => section.title) };
	return { entry, frontmatter, sections, file };
}

const readText = async (file: string): Promise<string | null> => (existsSync(file) ? readFile(file, "utf8") : null);
