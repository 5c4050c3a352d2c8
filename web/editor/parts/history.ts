/** The part of a text that a change replaces, as offsets, and what stands there afterwards. */
export type Change = { from: number; to: number; text: string };

/** The smallest change that makes one text of another. */
export function changeBetween(before: string, after: string): Change {
	const most = Math.min(before.length, after.length);
	let from = 0;
	while (from < most && before[from] === after[from]) from++;
	let kept = 0;
	while (kept < most - from && before.at(-1 - kept) === after.at(-1 - kept)) kept++;
	return { from, to: before.length - kept, text: after.slice(from, after.length - kept) };
}

/** Texts that an editor held, the oldest first: what undo leads back to. */
export type History = {
	readonly texts: readonly string[];
	/** Notes what somebody typed. The letters of a word are one step. */
	type(text: string): void;
	/** Notes a text that came from elsewhere. Before anything was typed it is where everything begins. */
	replace(text: string): void;
};

/** A longer past is forgotten from its beginning. */
const MOST = 200;

export function createHistory(start: string): History {
	let texts = [start];
	let isTyped = false;
	let isInWord = false;
	const push = (text: string): void => {
		if (text !== texts.at(-1)) texts = [...texts, text].slice(-MOST);
	};
	return {
		get texts() {
			return texts;
		},
		type: (text) => {
			const { from, to, text: typed } = changeBetween(texts.at(-1) ?? "", text);
			const isLetter = from === to && /^\w$/.test(typed);
			if (isLetter && isInWord) texts = [...texts.slice(0, -1), text];
			else push(text);
			isInWord = isLetter;
			isTyped = true;
		},
		replace: (text) => {
			if (isTyped) push(text);
			else texts = [text];
			isInWord = false;
		},
	};
}
