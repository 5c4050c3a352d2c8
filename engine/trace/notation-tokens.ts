/** Splits a line into words at spaces, except inside double quotes. */
export const tokens = (line: string): string[] => line.match(/(?:"(?:[^"\\]|\\.)*"|[^\s"])+/g) ?? [];

/** A name, in quotes if it contains anything but letters, digits and `_ $ . ( ) / -`. */
export const quoteIfNeeded = (name: string): string => (/^[\w$.()/-]*$/.test(name) ? name : JSON.stringify(name));

/** The text of a word, with quotes removed. */
export const parseText = (word: string): string => (word.startsWith('"') ? (JSON.parse(word) as string) : word);
