/** The entry point for pages: programs run in a hidden frame with an opaque origin. */
export { createSandbox } from "./page/sandbox-host";
export type { RowListener } from "./page/sandbox-run";
export type { SandboxTrials } from "./page/sandbox-trials";
