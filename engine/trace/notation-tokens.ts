/** The words of a line: what spaces part, except inside double quotes. */
export const tokens = (line: string): string[] => line.match(/(?:"(?:[^"\\]|\\.)*"|[^\s"])+/g) ?? [];

/** A name as it is, or in quotes when it holds anything but letters, digits and the commonest signs. */
export const quoteIfNeeded = (name: string): string => (/^[\w$.()/-]*$/.test(name) ? name : JSON.stringify(name));

/** The text that a word stands for, in quotes or not. */
export const parseText = (word: string): string => (word.startsWith('"') ? (JSON.parse(word) as string) : word);
