import { lessons } from "virtual:lesson-index";
import { lessonCount } from "../../../lessons/outline";
import button from "../../ui/button.module.css";
import { Logo } from "../../ui/logo";
import { RootLink } from "../../ui/root-link";
import { SiteFooter } from "../../ui/site/site-footer";
import { ThemeToggle } from "../../ui/theme-toggle";
import { Demo } from "./demo";
import styles from "./home-page.module.css";
import { LessonMap } from "./lesson-map";

/** What this is, shown by a program that runs, and the map of all lessons. */
export function HomePage() {
	const first = lessons[0];
	return (
		<div className={styles.wide}>
			<header className={styles.header}>
				<span className={styles.logo}>
					<Logo />
					Interleave
				</span>
				<nav className={styles.nav} aria-label="Main">
					<a href="#lessons">Lessons</a>
					<RootLink to={{ kind: "playground" }}>Playground</RootLink>
					<RootLink to={{ kind: "library" }}>Library</RootLink>
				</nav>
				<ThemeToggle />
			</header>
			<main>
				<div className={styles.hero}>
					<div>
						<h1>See what your async code does.</h1>
						<p className={styles.lead}>
							Write TypeScript, run it, and watch every task start, wait and end. Drag time back to the moment that surprised you.
							Learn the limits that keep a million requests in a few kilobytes.
						</p>
						<p className={styles.doorsteps}>
							{first && (
								<RootLink to={{ kind: "lesson", slug: first.slug }} className={`${button.primary} ${button.large}`}>
									Start lesson {first.number}
								</RootLink>
							)}
							<RootLink to={{ kind: "playground" }} className={`${button.button} ${button.large}`}>
								Open the playground
							</RootLink>
						</p>
					</div>
					<Demo />
				</div>
				<ul className={styles.doors}>
					<li>
						<b>Learn</b>
						<span>Nineteen lessons. Predict, run, prove. Your place is kept, no account.</span>
					</li>
					<li>
						<b>
							Teach <small>coming</small>
						</b>
						<span>Present mode, one link for the room, works when the Wi-Fi does not.</span>
					</li>
					<li>
						<b>
							Embed <small>coming</small>
						</b>
						<span>One script tag turns a code block in your post into a running timeline.</span>
					</li>
				</ul>
				<section id="lessons" aria-labelledby="lessons-title" className={styles.lessons}>
					<h2 id="lessons-title">Lessons</h2>
					<LessonMap lessons={lessons} total={lessonCount} />
				</section>
			</main>
			<SiteFooter />
		</div>
	);
}
