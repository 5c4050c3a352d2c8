import { readdirSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { lessonProblems } from "./lesson-rules";

const lessons = fileURLToPath(new URL("..", import.meta.url));

/**
 * `lesson check NN`: prints what is wrong with a lesson, one problem per line.
 * @param words after `lesson`
 * @returns the exit status: 0 without problems, 1 with problems, 2 for bad arguments
 */
export async function checkLesson([verb, wanted, ...rest]: readonly string[]): Promise<number> {
	const names = readdirSync(lessons).filter((name) => /^\d\d-/.test(name));
	const complain = (message: string): number => {
		process.stderr.write(`${message} There are: ${names.join(", ")}.\n`);
		return 2;
	};
	if (verb !== "check" || wanted === undefined || rest.length > 0)
		return complain("Say which lesson to check: lesson check NN, with its number or its folder's name.");
	const number = /^\d+$/.test(wanted) ? wanted.padStart(2, "0") : null;
	const name = names.find((one) => one === wanted || (number !== null && one.startsWith(`${number}-`)));
	if (name === undefined) return complain(`There is no lesson "${wanted}".`);
	const problems = await lessonProblems(path.join(lessons, name));
	process.stdout.write(problems.length === 0 ? `${name} is sound.\n` : `${problems.map((one) => `${name}: ${one}`).join("\n")}\n`);
	return problems.length === 0 ? 0 : 1;
}
