import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { chromium } from "playwright-core";

const COMMON_PATHS = [
	"/usr/bin/chromium",
	"/usr/bin/chromium-browser",
	"/usr/bin/google-chrome",
	"/usr/bin/google-chrome-stable",
	"/snap/bin/chromium",
	"/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
	"/Applications/Chromium.app/Contents/MacOS/Chromium",
	"C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe",
];

/** Address of a Chromium on this machine, or null. `CHROMIUM_PATH` wins, and must exist if it is set. */
export function findChromium(): string | null {
	const wanted = process.env.CHROMIUM_PATH;
	if (wanted) {
		if (!existsSync(wanted)) throw new Error(`CHROMIUM_PATH is ${wanted}, and there is no such file.`);
		return wanted;
	}
	return [...COMMON_PATHS, chromium.executablePath()].find((path) => path !== "" && existsSync(path)) ?? null;
}

const isRootOnDebian = (): boolean => process.getuid?.() === 0 && existsSync("/etc/debian_version");

/** The same, after installing it where that can be done without asking. @throws with what to do, never a silent skip */
export function ensureChromium(): string {
	const found = findChromium();
	if (found !== null) return found;
	if (isRootOnDebian()) {
		console.log("No Chromium found; installing Debian's.");
		const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
		execFileSync("apt-get", ["update"], { stdio: "inherit", env });
		execFileSync("apt-get", ["install", "-y", "--no-install-recommends", "chromium"], { stdio: "inherit", env });
		const installed = findChromium();
		if (installed !== null) return installed;
	}
	throw new Error(
		"The browser tests need Chromium and found none. Install it (Debian: `apt-get install chromium`; anywhere: `npx playwright-core install chromium`), or set CHROMIUM_PATH to its executable.",
	);
}

/**
 * What Chromium leaves out. The first are those that Playwright leaves out: of two lists the last one counts. The last two would start a renderer for
 * the address bar of every window, which takes more of the processor than most tests.
 */
const WITHOUT = [
	"AvoidUnnecessaryBeforeUnloadCheckSync",
	"DestroyProfileOnBrowserClose",
	"HttpsUpgrades",
	"HttpsFirstBalancedModeAutoEnable",
	"LensOverlay",
	"MediaRouter",
	"PaintHolding",
	"ThirdPartyStoragePartitioning",
	"AvoidCorsURLLoaderRestartOnRedirect",
	"OptimizationHints",
	"NetworkTimeServiceQuerying",
	"PreconnectToSearch",
	"AimEnabled",
	"WebUIOmniboxPopup",
	"WebUIOmniboxAimPopup",
];

/** No network of its own: whatever a test's server then sees, the page sent. */
export const CHROMIUM_ARGS = [
	"--no-sandbox",
	"--disable-gpu",
	"--no-first-run",
	"--disable-background-networking",
	"--disable-component-update",
	"--disable-sync",
	`--disable-features=${WITHOUT.join(",")}`,
];
