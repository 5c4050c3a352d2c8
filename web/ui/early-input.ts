declare global {
	interface Window {
		/** Text that was typed into the code before hydration. */
		interleaveTyped?: string;
		/** True once the app itself listens for typing. */
		interleaveAwake?: boolean;
		/**
		 * The controls that were clicked before hydration, in the order of their last clicks. Each is included once, however often it was
		 * clicked, because people click again when nothing seems to happen.
		 */
		interleaveClicked?: Set<HTMLElement>;
	}
}

/**
 * Inline script in every page's head: records what is typed into the code and clicked while the app's script is still loading. Buttons with a
 * popover are left out, because they work without script.
 */
export const earlyInputScript =
	'(function(w){w.interleaveClicked=new Set;addEventListener("input",function(e){if(!w.interleaveAwake&&e.target.localName==="textarea")w.interleaveTyped=e.target.value},true);addEventListener("click",function(e){var s=w.interleaveClicked,c=s&&e.target.closest("button:not([popovertarget]),input[type=radio]");if(c){s.delete(c);s.add(c)}},true)})(window);';

/** Takes the text typed before hydration, once; null when there is none. */
export function takeEarlyInput(): string | null {
	const typed = window.interleaveTyped ?? null;
	delete window.interleaveTyped;
	window.interleaveAwake = true;
	return typed;
}

/** Takes the early clicks, once; from then on the app handles clicks. */
export function takeEarlyClicks(): Iterable<HTMLElement> {
	const clicked = window.interleaveClicked ?? [];
	delete window.interleaveClicked;
	return clicked;
}

/** Replays clicks. */
export function repeatClicks(controls: Iterable<HTMLElement>): void {
	for (const control of controls) {
		// The browser has already checked the radio button, and a click that changes nothing fires no change event.
		if (control instanceof HTMLInputElement) control.checked = false;
		control.click();
	}
}
