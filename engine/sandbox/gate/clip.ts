/** The text, cut to `longest` characters with a note of how much is missing. */
export function clip(text: string, longest: number): string {
	if (text.length <= longest) return text;
	const note = `… (${text.length} characters in all)`;
	return text.slice(0, longest - note.length) + note;
}
