import { expose } from "comlink";
import { compile } from "../compiler/index";
import { saveTrace } from "./save-trace";
import { viewTrace } from "./view-trace";

/**
 * What the app's own tools worker can do: pure functions of the compiler and of analysis, away from the page's thread.
 * To offer another, add it here; the client's types follow. Arguments and results cross by structured clone.
 */
const tools = { compile, viewTrace, saveTrace };

export type ToolsApi = typeof tools;

expose(tools);
