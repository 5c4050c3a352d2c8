/** The door for pages: programs run in a hidden frame of an opaque origin. */
export { createSandbox } from "./page/sandbox-host";
export type { RowListener } from "./page/sandbox-run";
export type { SandboxTrials } from "./page/sandbox-trials";
