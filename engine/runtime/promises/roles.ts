/**
 * What a record of the run is, besides a promise. A number that is not negative is the number of its task.
 * Import it as a namespace: bundlers then put the numbers where the names stand.
 */

/** A promise and nothing else. */
export const plain = -1;
/** A promise that `then` has returned, and the reaction that settles it. */
export const derived = -2;
/** An operation of the outside, or anything else that the engine settles; an await of it says what it waits for. */
export const awaitable = -3;
/** A reaction with a capability of another constructor. */
export const capability = -4;
/** A job that calls the `then` of a thenable. */
export const thenable = -5;
/** A reaction that settles a promise as another one has settled. */
export const adopt = -6;
/** A job that calls a callback of `queueMicrotask`. */
export const callback = -7;
/** A reaction that calls one of two functions of the engine. */
export const native = -8;
/** An element of a combinator, and the reaction that tells it. */
export const element = -9;
