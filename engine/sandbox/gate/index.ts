/** The door to what crosses the border: a trace in chunks of rows, for whoever reads it while it arrives. */
export { type RowChunk, SIZES } from "./messages";
export { buffersOfChunk, chunksOf } from "./trace-chunks";
