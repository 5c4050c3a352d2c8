/** `npm run -s cli -- …`: the engine's command line, and `lesson check`, which does not belong to the engine. */
const [verb] = process.argv.slice(2);
if (verb === "lesson") {
	const { register } = await import("tsx/esm/api");
	register();
	const { checkLesson } = await import("./rules/check-lesson.ts");
	process.exitCode = await checkLesson(process.argv.slice(3));
} else {
	await import("../engine/cli/launch.mjs");
	if (verb === "help" || verb === "--help" || verb === "-h")
		console.log("\nAlso: lesson check NN   says what is wrong with a lesson, by number or name; exit status 0 if nothing is.");
}
