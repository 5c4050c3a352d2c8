/** A suspended function body: what a lowered async function hands over. */
export type Body = Generator<unknown, unknown, unknown>;
type Result = IteratorResult<unknown, unknown>;

const prototype = Object.getPrototypeOf(Object.getPrototypeOf((function* () {})())) as Body;
const call = Function.prototype.call;

/*
 * The three ways to go on with a body, taken before a program can put others in their place. Not looked up on each body either: each lowered
 * function has a prototype of its own, and after four of them V8 searches for `next` anew every time.
 */
export const resume = call.bind(prototype.next) as (body: Body, value: unknown) => Result;
export const raise = call.bind(prototype.throw) as (body: Body, error: unknown) => Result;
export const leave = call.bind(prototype.return) as (body: Body, value: unknown) => Result;
