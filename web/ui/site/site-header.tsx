import type { ReactNode } from "react";
import { Logo } from "../logo";
import { RootLink } from "../root-link";
import { ThemeToggle } from "../theme-toggle";
import styles from "./site-header.module.css";

/** The header of lessons and playground: link home, title, actions of the page. */
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
				<RootLink to={{ kind: "library" }} className={styles.link}>
					Library
				</RootLink>
				<ThemeToggle />
			</div>
		</header>
	);
}
