import { type RefObject, useEffect, useState } from "react";
import styles from "./prose.module.css";

type Tip = { link: HTMLElement; text: string; left: number; top: number };

/** Id of the tip, by which a term's link is described. */
const TIP = "term-tip";

/** Shows the sentence of the term that is pointed at, focused or tapped. A second tap follows the link to the glossary. */
export function TermTip({ within }: { within: RefObject<HTMLElement | null> }) {
	const [tip, setTip] = useState<Tip | null>(null);

	useEffect(() => {
		const prose = within.current;
		if (prose === null) return;
		const termOf = (event: Event): HTMLElement | null =>
			event.target instanceof Element ? event.target.closest<HTMLElement>("[data-term]") : null;
		const show = (event: Event): void => {
			const link = termOf(event);
			if (link === null) return;
			const box = link.getBoundingClientRect();
			link.setAttribute("aria-describedby", TIP);
			setTip({ link, text: link.dataset["explains"] ?? "", left: box.left, top: box.bottom });
		};
		const hide = (): void => setTip(null);
		const onKey = (event: KeyboardEvent): void => {
			if (event.key === "Escape") hide();
		};
		const onTap = (event: Event): void => {
			const link = termOf(event);
			const isTouch = matchMedia("(hover: none)").matches;
			if (link !== null && isTouch && link.getAttribute("aria-describedby") === null) event.preventDefault();
		};
		const listeners = { pointerover: show, focusin: show, pointerout: hide, focusout: hide, click: onTap };
		// A tap is read before focus shows the tip.
		prose.addEventListener("pointerdown", onTap, true);
		for (const [name, listener] of Object.entries(listeners)) prose.addEventListener(name, listener);
		addEventListener("keydown", onKey);
		addEventListener("scroll", hide, true);
		return () => {
			prose.removeEventListener("pointerdown", onTap, true);
			for (const [name, listener] of Object.entries(listeners)) prose.removeEventListener(name, listener);
			removeEventListener("keydown", onKey);
			removeEventListener("scroll", hide, true);
		};
	}, [within]);
	useEffect(() => () => tip?.link.removeAttribute("aria-describedby"), [tip]);

	if (tip === null) return null;
	return (
		<div id={TIP} role="tooltip" className={styles.tip} style={{ left: Math.min(tip.left, innerWidth - 300), top: tip.top + 6 }}>
			{tip.text}
		</div>
	);
}
