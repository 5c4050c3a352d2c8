/** The id of a term on the page of the glossary. */
export const termId = (name: string): string => name.replace(/[^a-z0-9]+/gi, "-").toLowerCase();
