/** The entry point for pages: programs run in a hidden frame with an opaque origin, and their traces arrive in chunks. */
export { type RowChunk, SIZES } from "./gate/messages";
export { buffersOfChunk, chunksOf } from "./gate/trace-chunks";
export { createSandbox } from "./page/sandbox-host";
export type { RowListener } from "./page/sandbox-run";
export type { SandboxTrials } from "./page/sandbox-trials";
