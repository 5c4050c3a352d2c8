/** A suspended function body, as a lowered async function passes it to the runtime. */
export type Body = Generator<unknown, unknown, unknown>;
type Result = IteratorResult<unknown, unknown>;

const prototype = Object.getPrototypeOf(Object.getPrototypeOf((function* () {})())) as Body;
const call = Function.prototype.call;

/*
 * The three ways to resume a body, saved before a program can replace them. They are not looked up on each body, for speed: each lowered
 * function has its own prototype, and after four of them the look-up of `next` is megamorphic in V8.
 */
export const resume = call.bind(prototype.next) as (body: Body, value: unknown) => Result;
export const raise = call.bind(prototype.throw) as (body: Body, error: unknown) => Result;
export const leave = call.bind(prototype.return) as (body: Body, value: unknown) => Result;
