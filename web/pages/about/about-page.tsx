import { packages } from "virtual:interleave/notices";
import { use } from "react";
import { NPM_PACKAGES } from "../../../engine/packages";
import { RootContext } from "../../ui/root-link";
import { SiteFooter } from "../../ui/site/site-footer";
import { SiteHeader } from "../../ui/site/site-header";
import styles from "./about-page.module.css";

type Shipped = (typeof packages)[number];

const isImportable = ({ name }: Shipped): boolean => NPM_PACKAGES.some((one) => one === name);
const isFont = ({ name }: Shipped): boolean => name.startsWith("@fontsource");

/** What Interleave is, and whose work it is made with. */
export function AboutPage() {
	const rest = packages.filter((one) => !isImportable(one) && !isFont(one));
	return (
		<div className={styles.page}>
			<SiteHeader>
				<span>About</span>
			</SiteHeader>
			<main className={styles.main}>
				<h1>About Interleave</h1>
				<p>
					Interleave shows what asynchronous TypeScript does: which task runs, which waits and for what, and what they hold in
					memory. It runs programs on an event loop of its own, on a virtual clock. The same program with the same seed gives the
					same run every time.
				</p>
				<p>
					Programs run in your browser, in a sandbox without network. Nothing that you write leaves this page. There is no
					account, and nothing counts your visits. What you write is kept in this browser.
				</p>
				<h2>Licences</h2>
				<p>
					Interleave is under the Apache License 2.0. It is made with the work of others, listed below. The{" "}
					<a href={`${use(RootContext)}THIRD-PARTY-NOTICES.txt`}>third-party notices</a> hold the full text of every licence.
				</p>
				<Packages title="What your programs can import" of={packages.filter(isImportable)} />
				<Packages title="Fonts" of={packages.filter(isFont)} />
				<Packages title="What this page is made with" of={rest} />
			</main>
			<SiteFooter />
		</div>
	);
}

function Packages({ title, of }: { title: string; of: readonly Shipped[] }) {
	return (
		<table className={styles.packages}>
			<caption>{title}</caption>
			<thead>
				<tr>
					<th scope="col">Package</th>
					<th scope="col">Version</th>
					<th scope="col">Licence</th>
				</tr>
			</thead>
			<tbody>
				{of.map(({ name, version, license }) => (
					<tr key={`${name} ${version}`}>
						<th scope="row">{name}</th>
						<td>{version}</td>
						<td>{license || "see the notices"}</td>
					</tr>
				))}
			</tbody>
		</table>
	);
}
