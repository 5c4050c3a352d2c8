declare global {
	interface Window {
		/** What was typed into the code before the app had taken the page over. */
		interleaveTyped?: string;
		/** The controls that were clicked until then, each once however often it was: nothing told that it had been heard. */
		interleaveClicked?: Set<HTMLElement>;
		/** The app listens for itself now. */
		interleaveAwake?: boolean;
	}
}

/**
 * Inline in every page's head: keeps what is typed into the code and clicked while the app's script is still on its way. A button with a
 * popover needs no script.
 */
export const earlyInputScript =
	'(function(w){function on(k,f){addEventListener(k,function(e){w.interleaveAwake||f(e.target)},true)}on("input",function(t){if(t.localName==="textarea")w.interleaveTyped=t.value});on("click",function(t){var c=t.closest("button:not([popovertarget]),input[type=radio]");if(c)(w.interleaveClicked=w.interleaveClicked||new Set).add(c)})})(window);';

/** Takes what was typed early, once; null when there was nothing. */
export function takeEarlyInput(): string | null {
	const typed = window.interleaveTyped ?? null;
	delete window.interleaveTyped;
	window.interleaveAwake = true;
	return typed;
}

/** Clicks again what was clicked early, now that somebody listens. */
export function repeatEarlyClicks(): void {
	window.interleaveAwake = true;
	for (const control of window.interleaveClicked ?? []) {
		// The browser has chosen it already, and a click that changes nothing is not told.
		if (control instanceof HTMLInputElement) control.checked = false;
		control.click();
	}
	delete window.interleaveClicked;
}
