import { readStored, store } from "./storage";

export type Theme = "light" | "dark";

const listeners = new Set<() => void>();
const system = (): MediaQueryList => matchMedia("(prefers-color-scheme: dark)");

/** The current theme: the one chosen by hand, else the system's. */
export function currentTheme(): Theme {
	const chosen = document.documentElement.dataset.theme ?? readStored("theme");
	if (chosen === "light" || chosen === "dark") return chosen;
	return system().matches ? "dark" : "light";
}

/** Sets the theme by hand; it is stored where storage is allowed. */
export function chooseTheme(theme: Theme): void {
	document.documentElement.dataset.theme = theme;
	store("theme", theme);
	for (const listener of listeners) listener();
}

/** Calls back whenever the theme may have changed. @returns a function that ends the subscription */
export function onThemeChange(listener: () => void): () => void {
	listeners.add(listener);
	const media = system();
	media.addEventListener("change", listener);
	return () => {
		listeners.delete(listener);
		media.removeEventListener("change", listener);
	};
}
