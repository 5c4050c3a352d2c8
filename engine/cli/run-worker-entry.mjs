// A worker thread starts without the loader that reads TypeScript: register it, then hand over.
import { register } from "tsx/esm/api";

register();
await import("./run-worker.ts");
