import { Logo } from "../../ui/logo";
import styles from "./missing-page.module.css";

/** The page for unknown addresses. The build inlines its styles, because it may be shown at any depth. */
export function MissingPage() {
	return (
		<main className={styles.missing}>
			<Logo />
			<h1>There is no page at this address</h1>
			<p>It may have been moved, or the address may be mistyped.</p>
			<p>
				<a data-home href="./">
					To the lessons
				</a>
			</p>
			<footer>
				<a data-home href="./about/">
					About and licences
				</a>
			</footer>
		</main>
	);
}
