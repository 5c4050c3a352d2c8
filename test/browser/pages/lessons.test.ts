import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import type { Locator, Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import type { Step } from "../../../lessons/content";
import type { Question } from "../../../lessons/question";
import { listLessons, readLesson } from "../../../lessons/read/lesson-source";
import { useWorkbench } from "../support/workbench";

const folder = path.resolve(import.meta.dirname, "../../../lessons");
const slugs = await listLessons(folder);
const { open, page, write } = useWorkbench();

type ReadStep = Omit<Step, "checks" | "predictions">;

/** The step that is shown. */
const article = (): Locator => page().locator("article[data-step]:not([hidden])");
const inArticle = (name: string | RegExp): Locator =>
	article().getByRole("button", typeof name === "string" ? { name, exact: true } : { name });
const questionsOf = (step: ReadStep): Question[] => step.blocks.filter((block) => block.kind === "predict");
const actionsOf = (step: ReadStep): string[] =>
	step.blocks.flatMap((block) =>
		block.kind === "html"
			? [...block.html.matchAll(/data-do="[^"]*">(.*?)<\/button>/g)].map(([, text = ""]) => text.replace(/<[^>]*>/g, ""))
			: [],
	);

/** Gives an answer to a question that hardly anybody would call right, with the mouse and keys. */
async function answerWrongly({ ask, id }: Question): Promise<void> {
	switch (ask.kind) {
		case "pick":
			await article()
				.locator(`input[name="${id}"]`)
				.nth(ask.options.findIndex(({ correct }) => !correct))
				.check();
			if (!ask.isSeveral) return;
			break;
		case "number":
			await article().locator(`#answer-${id}`).fill("987654");
			break;
		case "draw":
			for (const name of ask.tasks) {
				await article()
					.getByRole("spinbutton", { name: `${name}: end in ms` })
					.fill(String(ask.until));
				await article()
					.getByRole("spinbutton", { name: `${name}: start in ms` })
					.fill(String(ask.until));
			}
			break;
		case "line":
			await article()
				.locator("label")
				.filter({ has: page().locator(`input[name="${id}"]`) })
				.last()
				.click();
			return;
		case "order":
			// As it is listed: a rule of lessons says that this is never right.
			break;
	}
	await inArticle("That is my answer").first().click();
}

const run = (): Promise<void> => page().getByRole("button", { name: "Run", exact: true }).click();

test.each(slugs)("%s can be walked: predict wrongly, run, read, follow every link, fail, be told, pass", async (slug) => {
	const { steps } = await readLesson(folder, slug);
	await open(`lessons/${slug}/`);
	for (const [i, step] of steps.entries()) {
		await article().getByRole("heading", { name: step.title, exact: true }).waitFor();
		for (const question of questionsOf(step)) await answerWrongly(question);
		const compare = inArticle("Run and compare");
		if ((await compare.count()) > 0) await compare.first().click();
		await expect
			.poll(() => article().locator('[data-graded="wrong"]').count(), { message: step.folder })
			.toBe(questionsOf(step).length);
		for (const text of actionsOf(step)) {
			await inArticle(text).first().click();
			await page().getByRole("region", { name: "Tasks at the playhead" }).waitFor();
		}
		// An action that cannot be done says why; nothing was said.
		expect(await page().getByTestId("action-said").innerText(), step.folder).toBe("");
		if (step.kind === "prove" || step.kind === "case") await prove(slug, step);
		if (i < steps.length - 1)
			await page().getByRole("navigation", { name: "Steps" }).getByRole("button", { name: "Next step" }).click();
	}
	await article().getByRole("heading", { name: "What you have learnt" }).waitFor();
});

/** Fails with a mistake, whose answer is shown, opens the hints, and passes with the solution. */
async function prove(slug: string, { folder: name }: ReadStep): Promise<void> {
	const inStep = (file: string): string => readFileSync(path.join(folder, slug, name, file), "utf8");
	const [wrong = ""] = readdirSync(path.join(folder, slug, name)).filter((file) => file.startsWith("wrong-"));
	await write(inStep(wrong));
	await run();
	const checks = article().getByRole("region", { name: "Checks" });
	await checks.locator('[data-state="failed"]').first().waitFor();
	for (const hint of await article().locator("summary").all()) await hint.click();
	await checks.getByRole("button", { name: "Show a solution beside yours" }).click();
	const solution = page().getByRole("region", { name: "A solution" });
	await solution.locator("tr[data-change]").first().waitFor();
	await page().keyboard.press("Escape");
	await expect.poll(() => solution.count()).toBe(0);
	await write(inStep("solution.ts"));
	await run();
	await checks.getByText("All checks pass.").waitFor();
}

describe("an answer", () => {
	const first = async (slug = "01-timeline/"): Promise<Page> => open(`lessons/${slug}`);

	test("is kept with the learner, compared with the run, and stays beside what happened", async () => {
		await first();
		await article().getByRole("textbox").fill("2.5 s");
		await page().keyboard.press("Enter");
		await article().getByText("Your answer is kept.").waitFor();
		await page().reload();
		await article().getByText("2.500 s").waitFor();
		await inArticle("Run and compare").click();
		await article().getByText("That is 1.300 s too much.").waitFor();
		await article().getByText("1.200 s", { exact: true }).waitFor();
		await inArticle("Answer again").click();
		await article().getByRole("textbox").fill("1.2s");
		await inArticle("That is my answer").click();
		await article().getByText("✓ As you said.").waitFor();
	});

	test("is asked for before the rest can be read, which can be had without it", async () => {
		await first();
		const rest = article().locator("[data-veiled]");
		await rest.first().waitFor();
		expect(await rest.first().evaluate((element) => (element as HTMLElement).inert)).toBe(true);
		await inArticle("Read on without answering").click();
		await expect.poll(() => rest.count()).toBe(0);
		await page().reload();
		await rest.first().waitFor();
		await article().getByRole("textbox").fill("5");
		await page().keyboard.press("Enter");
		await expect.poll(() => rest.count()).toBe(0);
	});

	test("that is no number is asked for again", async () => {
		await first();
		await article().getByRole("textbox").fill("soon");
		await inArticle("That is my answer").click();
		await article().getByText("Write a number, such as 1500 or 1.5 s.").waitFor();
	});

	test("is not compared with a changed program, and says so", async () => {
		await first();
		await write("console.log(1);");
		await article().getByRole("textbox").fill("5");
		await inArticle("That is my answer").click();
		await inArticle("Run and compare").click();
		await article().getByText("The program has been changed, and the question is about the original.").waitFor();
	});

	test("is put in order by dragging, and by keys", async () => {
		await first("01-timeline/#04-one-instant");
		const items = article().getByRole("group", { name: "Put in order" }).getByRole("listitem");
		const handle = (text: string): Locator => items.filter({ hasText: text }).locator('[aria-hidden="true"]');
		const from = await handle("main goes on").boundingBox();
		const to = await handle("brew goes on").boundingBox();
		if (from === null || to === null) throw new Error("A line has no handle.");
		await page().mouse.move(from.x + from.width / 2, from.y + from.height / 2);
		await page().mouse.down();
		await page().mouse.move(to.x + to.width / 2, to.y + to.height / 2, { steps: 6 });
		await page().mouse.up();
		const texts = async (): Promise<string[]> => (await items.locator("code").allInnerTexts()).slice(2, 4);
		expect(await texts()).toEqual(["main goes on", "brew goes on"]);
		await inArticle("Move “main goes on” down").focus();
		await page().keyboard.press("Enter");
		expect(await texts()).toEqual(["brew goes on", "main goes on"]);
		await inArticle("Move “main goes on” up").press("Space");
		await inArticle("That is my answer").click();
		await inArticle("Run and compare").click();
		await article().getByText("✓ As you said.").waitFor();
	});

	test("is drawn with the mouse, and lies over the bars of the run", async () => {
		await first("01-timeline/#05-make-this-picture");
		const ends: [string, number, number][] = [
			["grind", 0, 300],
			["espresso", 300, 700],
			["tea", 700, 1600],
			["wash", 1600, 1700],
		];
		for (const [i, [, start, end]] of ends.entries()) {
			const track = article().locator('[data-testid="track"]').nth(i);
			await track.scrollIntoViewIfNeeded();
			const box = await track.boundingBox();
			if (box === null) throw new Error("A row is not in the page.");
			const at = (ms: number): number => box.x + (ms / 2000) * box.width;
			await page().mouse.move(at(start), box.y + box.height / 2);
			await page().mouse.down();
			await page().mouse.move(at(end), box.y + box.height / 2, { steps: 4 });
			await page().mouse.up();
		}
		await inArticle("That is my answer").click();
		await inArticle("Run and compare").click();
		await article().getByText("✓ As you said.").waitFor();
		await article().getByText("run: 700 ms – 1.600 s").waitFor();
	});
});

test("a term shows its sentence when it is pointed at or focused, and leads to the glossary", async () => {
	await open("lessons/01-timeline/");
	const term = article().getByRole("link", { name: "task", exact: true });
	const tip = page().getByRole("tooltip");
	await term.hover();
	await tip.getByText("A call of an async function").waitFor();
	await page().keyboard.press("Escape");
	await expect.poll(() => tip.count()).toBe(0);
	await term.focus();
	await tip.waitFor();
	await term.click();
	await page().waitForURL(/glossary\/#task$/);
	await page().getByRole("link", { name: "Lesson 1: Read a timeline" }).first().waitFor();
});

/** Presses Tab until the element with this text or label has the focus. */
async function tabTo(text: string | RegExp): Promise<void> {
	const wanted = typeof text === "string" ? text : text.source;
	const isThere = (): Promise<boolean> =>
		page().evaluate((name) => {
			const element = document.activeElement;
			const labels = element instanceof HTMLInputElement ? [...(element.labels ?? [])].map((label) => label.textContent) : [];
			const said = [element?.getAttribute("aria-label"), element?.textContent, ...labels].join(" ");
			return element !== document.body && new RegExp(name).test(said);
		}, wanted);
	for (let presses = 0; presses < 120; presses++) {
		await page().keyboard.press("Tab");
		if (await isThere()) return;
	}
	throw new Error(`120 times Tab never came to ${String(text)}.`);
}

test("a lesson can be done with the keyboard alone", async () => {
	const solution = readFileSync(path.join(folder, "02-coroutines-and-futures/03-serve/solution.ts"), "utf8");
	await open("lessons/02-coroutines-and-futures/");
	await tabTo("start soup");
	await page().keyboard.press("Space");
	await tabTo("Run and compare");
	await page().keyboard.press("Enter");
	await article().getByText("✕ The run shows something else.").waitFor();
	await tabTo("Next step");
	await page().keyboard.press("Enter");
	await article().getByRole("heading", { name: "When the stove is lit" }).waitFor();
	await tabTo("Next step");
	await page().keyboard.press("Enter");
	await article().getByRole("heading", { name: "Serve the whole menu" }).waitFor();
	await tabTo("Code editor");
	await page().keyboard.press("Control+A");
	await page().keyboard.insertText(solution);
	await page().keyboard.press("Control+Enter");
	await article().getByText("All checks pass.").waitFor();
});

describe("with one finger on a phone", () => {
	test("a lesson's first step is done: answer, run, read the difference, go on", async () => {
		await open("lessons/01-timeline/", { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });
		await article().getByRole("textbox").fill("1200");
		await inArticle("That is my answer").tap();
		await inArticle("Run and compare").tap();
		await page().getByRole("region", { name: "Tasks at the playhead" }).waitFor();
		await page().getByRole("tab", { name: "Read" }).tap();
		await article().getByText("✓ As you said.").waitFor();
		await inArticle("Look at 500 ms").tap();
		await page().getByText("500 ms / 1.200 s").waitFor();
		await page().getByRole("tab", { name: "Read" }).tap();
		await page().getByRole("navigation", { name: "Steps" }).getByRole("button", { name: "Next step" }).tap();
		await article().getByRole("heading", { name: "Waiting and work" }).waitFor();
	});

	test("a solution that is asked for is seen", async () => {
		await open("lessons/02-coroutines-and-futures/#03-serve", {
			viewport: { width: 390, height: 844 },
			hasTouch: true,
			isMobile: true,
		});
		for (const hint of await article().locator("summary").all()) await hint.tap();
		await inArticle("Show a solution beside yours").tap();
		await page().getByRole("region", { name: "A solution" }).waitFor();
	});
});
