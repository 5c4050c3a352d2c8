/**
 * Real milliseconds without an answer after which a reader calls the page frozen. How smooth it is, is measured by `npm run bench:web`: a machine
 * with other work may hold any thread up for a moment.
 */
export const FREEZE_MS = 3_000;
