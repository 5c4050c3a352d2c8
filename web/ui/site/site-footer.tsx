import { RootLink } from "../root-link";
import styles from "./site-footer.module.css";

/** The footer of every page. */
export function SiteFooter() {
	return (
		<footer className={styles.footer}>
			<RootLink to={{ kind: "glossary" }}>Glossary</RootLink>
			<RootLink to={{ kind: "about" }}>About and licences</RootLink>
		</footer>
	);
}
