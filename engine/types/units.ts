/** Milliseconds on the run's virtual clock; 0 is the start of the run. */
export type VirtualMs = number;

/** Modelled bytes: what Chromium would hold for the native equivalent (see `runtime/books/memory-model.ts`). */
export type Bytes = number;

/** Number of a task inside its run; 0 is the top level of `main.ts`, called "main". */
export type TaskId = number;

/** Index into `Program.sites`; 0 is reserved for "no place in the program". */
export type SiteId = number;

/** Index of a row of a trace, in the order in which things happened. */
export type RowIndex = number;
