declare global {
	interface Window {
		/** What was typed into the code before the app had taken the page over. */
		interleaveTyped?: string;
		/** The app listens for itself now. */
		interleaveAwake?: boolean;
	}
}

/** Inline in every page's head: keeps what is typed into the code while the app's script is still on its way. */
export const earlyInputScript =
	'addEventListener("input",function(e){if(!window.interleaveAwake&&e.target.localName==="textarea")window.interleaveTyped=e.target.value},true);';

/** Takes what was typed early, once; null when there was nothing. */
export function takeEarlyInput(): string | null {
	const typed = window.interleaveTyped ?? null;
	delete window.interleaveTyped;
	window.interleaveAwake = true;
	return typed;
}
