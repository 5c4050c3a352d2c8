import { expect, test } from "vitest";
import { useWorkbench } from "../support/workbench";

/** What can be done with a run that goes on for long. */
const { open, begin, go, page, button, write } = useWorkbench();

const ENDLESS =
	'import { sleep } from "interleave";\nfor (let n = 1; ; n++) { await sleep(1000); if (n < 5) console.log("second", n); }\n';

const numberOf = (text: string): number => Number(text.replaceAll(",", ""));

test("a long run can rest, do one turn, go on, and be ended; its strip says which", async () => {
	await open();
	await write(ENDLESS);
	await button("Run").click();
	const strip = page()
		.getByRole("status")
		.filter({ hasText: /Running|Paused|Stopping/ });
	const turn = async (): Promise<string> => /turn ([\d,]+)/.exec(await strip.innerText())?.[1] ?? "";
	await strip.getByRole("button", { name: "Pause" }).click();
	await expect.poll(() => strip.innerText()).toContain("Paused");
	await expect.poll(turn).not.toBe("");
	await page().getByText("Paused.", { exact: true }).waitFor();
	expect(await page().getByRole("progressbar").count()).toBe(0);
	const rested = await turn();
	await strip.getByRole("button", { name: "Next turn" }).click();
	await expect.poll(async () => numberOf(await turn())).toBe(numberOf(rested) + 1);
	expect(await strip.innerText()).toContain("Paused");
	await strip.getByRole("button", { name: "Go on" }).click();
	await expect.poll(() => strip.innerText()).toContain("Running");
	await strip.getByRole("button", { name: "Pause" }).click();
	await expect.poll(() => strip.innerText()).toContain("Paused");
	await button("Stop").click();
	await page().getByRole("group", { name: "Details of the run" }).getByText("Stopped", { exact: false }).first().waitFor();
});

test("a run of more than five seconds is offered an end, in words", async () => {
	await begin();
	await page().clock.install();
	await go();
	await write(ENDLESS);
	await button("Run").click();
	await page().getByRole("status").filter({ hasText: "Running" }).waitFor();
	expect(await button("Stop it").count()).toBe(0);
	await page().clock.fastForward(5_500);
	await page().getByText("It has run for more than 5 s.").waitFor();
	await button("Stop it").click();
	await page().getByRole("group", { name: "Details of the run" }).getByText("Stopped", { exact: false }).first().waitFor();
});
