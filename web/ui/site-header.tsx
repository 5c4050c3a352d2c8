import type { ReactNode } from "react";
import { Logo } from "./logo";
import { RootLink } from "./root-link";
import styles from "./site-header.module.css";
import { ThemeToggle } from "./theme-toggle";

/** The bar above the working pages: home, where you are, what this page offers. */
export function SiteHeader({ children, actions }: { children?: ReactNode; actions?: ReactNode }) {
	return (
		<header className={styles.header}>
			<RootLink to={{ kind: "home" }} className={styles.logo}>
				<Logo />
				<span>Interleave</span>
			</RootLink>
			<div className={styles.crumbs}>{children}</div>
			<div className={styles.actions}>
				{actions}
				<ThemeToggle />
			</div>
		</header>
	);
}
