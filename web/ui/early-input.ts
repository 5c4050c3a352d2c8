declare global {
	interface Window {
		/** What was typed into the code before the app had taken the page over. */
		interleaveTyped?: string;
		/** The app listens for what is typed itself now. */
		interleaveAwake?: boolean;
		/**
		 * The controls that were clicked before the app listened, in the order of their last clicks. Each is there once, however often it was
		 * clicked: nothing told that the first time had been heard.
		 */
		interleaveClicked?: Set<HTMLElement>;
	}
}

/**
 * Inline in every page's head: keeps what is typed into the code and clicked while the app's script is still on its way. A button with a
 * popover needs no script.
 */
export const earlyInputScript =
	'(function(w){w.interleaveClicked=new Set;addEventListener("input",function(e){if(!w.interleaveAwake&&e.target.localName==="textarea")w.interleaveTyped=e.target.value},true);addEventListener("click",function(e){var s=w.interleaveClicked,c=s&&e.target.closest("button:not([popovertarget]),input[type=radio]");if(c){s.delete(c);s.add(c)}},true)})(window);';

/** Takes what was typed early, once; null when there was nothing. */
export function takeEarlyInput(): string | null {
	const typed = window.interleaveTyped ?? null;
	delete window.interleaveTyped;
	window.interleaveAwake = true;
	return typed;
}

/** Takes what was clicked early, once; from here on somebody else listens. */
export function takeEarlyClicks(): Iterable<HTMLElement> {
	const clicked = window.interleaveClicked ?? [];
	delete window.interleaveClicked;
	return clicked;
}

/** Clicks again, now that somebody listens. */
export function repeatClicks(controls: Iterable<HTMLElement>): void {
	for (const control of controls) {
		// The browser has chosen it already, and a click that changes nothing is not told.
		if (control instanceof HTMLInputElement) control.checked = false;
		control.click();
	}
}
