import { useSyncExternalStore } from "react";
import styles from "./button.module.css";
import { chooseTheme, currentTheme, onThemeChange } from "./theme";

/** Switches between the light and the dark theme. */
export function ThemeToggle() {
	// The prerendered page does not know the visitor's theme; the label is corrected after hydration.
	const theme = useSyncExternalStore(onThemeChange, currentTheme, () => "light" as const);
	const other = theme === "dark" ? "light" : "dark";
	return (
		<button
			type="button"
			className={styles.icon}
			aria-label={`Switch to the ${other} theme`}
			title={`Switch to the ${other} theme`}
			onClick={() => chooseTheme(other)}
		>
			<svg width="16" height="16" viewBox="0 0 16 16" aria-hidden="true">
				<circle cx="8" cy="8" r="6.25" fill="none" stroke="currentColor" strokeWidth="1.5" />
				<path d="M8 1.75a6.25 6.25 0 0 0 0 12.5z" fill="currentColor" />
			</svg>
		</button>
	);
}
