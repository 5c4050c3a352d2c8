/**
 * The role of a record, besides being a promise. A role that is not negative is the number of a task.
 * Import this file as a namespace, so that bundlers inline the numbers.
 */

/** A promise and nothing else. */
export const plain = -1;
/** A promise that `then` has returned, and the reaction that settles it. */
export const derived = -2;
/** An outside operation, or anything else that the engine settles. An await of it records what it waits for. */
export const awaitable = -3;
/** A reaction with a capability of another constructor. */
export const capability = -4;
/** A job that calls the `then` of a thenable. */
export const thenable = -5;
/** A reaction that settles a promise in the same way as another one. */
export const adopt = -6;
/** A job that calls a callback of `queueMicrotask`. */
export const callback = -7;
/** A reaction that calls one of two callbacks of the engine. */
export const native = -8;
/** A reaction that reports an element to its combinator. */
export const element = -9;
/** A call of a package's async function: no task, it runs on behalf of the task that called it. */
export const folded = -10;
