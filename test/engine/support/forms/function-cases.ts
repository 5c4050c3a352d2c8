/** What a function may be asked, whatever form it is written in. A case about `this` or `arguments` of its own means nothing for an arrow. */
export type FunctionCase = { name: string; parameters: string; body: string; use: string; ownArguments: boolean };

const c = (name: string, parameters: string, body: string, use: string): FunctionCase => ({
	name,
	parameters,
	body,
	use,
	ownArguments: /\barguments\b|new\.target|\bthis\b/.test(parameters + body),
});

/** Calls of `f`, which is awaited whether it is an async function or a generator that is asked once. */
const run = (call: string): string => `{ const made = ${call}; log.push("made"); note(await settle(made)); }`;

const parameters: FunctionCase[] = [
	c("a default for what is not given", "a: Any = say('default', 1), b: Any = 2", "note(a, b);", run("f(undefined, void 0)")),
	c(
		"no default for what is given",
		"a: Any = fail(), b: Any = fail(), c: Any = fail(), d: Any = fail(), e: Any = fail()",
		"note(a, b, c, d, e);",
		run("f(null, 0, false, '', NaN)"),
	),
	c("a default that throws", "a: Any = fail()", "note('body');", run("f()")),
	c(
		"a default that throws after others",
		"a: Any = say('a', 1), b: Any = fail(), c: Any = say('c')",
		"note('body');",
		run("f()"),
	),
	c("a default that names a later parameter", "a: Any = b, b: Any = 1", "note(a);", run("f()")),
	c("a default that names itself", "a: Any = a", "note(a);", run("f()")),
	c("a default that names an earlier parameter", "a: Any, b: Any = a, c: Any = a + b", "note(a, b, c);", run("f(3)")),
	c("a default before a rest", "a: Any = 1, ...b: Any[]", "note(a, b);", run("f(undefined, 2, 3)")),
	c("a rest of nothing", "...a: Any[]", "note(a, a.length);", run("f()")),
	c("a rest taken apart", "...[a, b = 9, ...c]: Any[]", "note(a, b, c);", run("f(1, undefined, 3)")),
	c("a rest taken apart as an object", "...{ length, 1: a }: Any", "note(length, a);", run("f(1, 2, 3)")),
	c("a trailing comma", "a: Any, b: Any,", "note(a, b);", `note(f.length); ${run("f(1, 2,)")}`),
	c("a trailing comma after one", "a: Any,", "note(a);", `note(f.length); ${run("f(1,)")}`),
	c("a trailing comma after a default", "a: Any, b: Any = 2,", "note(a, b);", `note(f.length); ${run("f(1)")}`),
	c("the length ends at a default", "a: Any, b: Any = 1, c: Any", "", "note(f.length);"),
	c("the length ends at a rest", "a: Any, { b }: Any, ...c: Any[]", "", "note(f.length);"),
	c("a default changes another parameter", "a: Any, b: Any = (a = 5)", "note(a, b);", run("f(1)")),
	c("a default sees parameters, not the body", "a: Any = 1, g: Any = () => a", "var a: Any = 2; note(a, g());", run("f()")),
	c("a body shares a parameter that no default sees", "a: Any", "var a: Any; note(a); a = 2; note(a);", run("f(1)")),
	c("a default makes functions that see later changes", "a: Any = 1, g: Any = () => ++a", "g(); note(a);", run("f()")),
	c(
		"a function of the body takes a parameter's place",
		"a: Any, g: Any = () => a",
		"function a() {} note(a.name, g());",
		run("f(1)"),
	),
	c(
		"a name of the body hides what a default sees",
		"a: Any = () => typeof hidden",
		"let hidden = 1; note(a(), hidden);",
		run("f()"),
	),
	c("defaults are evaluated before the call comes back", "a: Any = say('default')", "say('body');", run("f()")),
	c("an async arrow in a default", "a: Any = async () => 1", "note(await a());", run("f()")),
	c("a class in a default", "a: Any = class { static async m() { return 'm'; } }", "note(await a.m());", run("f()")),
	c("a pattern with its own default", "{ a = say('inner', 1) }: Any = say('outer', {})", "note(a);", run("f()")),
	c("patterns see earlier parameters", "a: Any, { b = a }: Any, [d = b]: Any", "note(a, b, d);", run("f(1, {}, [])")),
	c("a computed key of a pattern", "a: Any, { [a]: b }: Any", "note(b);", run("f('k', { k: 3 })")),
];

const argumentsCases: FunctionCase[] = [
	c("arguments", "a: Any, b: Any = 2", "note(arguments.length, Array.from(arguments));", run("f(1)")),
	c("arguments after an await", "", "await null; note(arguments.length, arguments[1]);", run("f(1, 2, 3)")),
	c("arguments are not the parameters", "a: Any", "a = 2; note(arguments[0]); arguments[0] = 3; note(a);", run("f(1)")),
	c("arguments with defaults", "a: Any = 1, ...b: Any[]", "note(arguments.length, arguments[2]);", run("f(undefined, 2, 3)")),
	c(
		"arguments in a default",
		"a: Any = arguments.length, b: Any = arguments[2]",
		"note(a, b);",
		run("f(undefined, undefined, 7)"),
	),
	c("arguments of a trailing comma", "", "note(arguments.length, Array.from(arguments));", run("f(42, 'TC39',)")),
	c("arguments of a trailing comma after null", "", "note(arguments.length, Array.from(arguments));", run("f(42, null,)")),
	c(
		"arguments of a trailing comma after undefined",
		"",
		"note(arguments.length, Array.from(arguments));",
		run("f(42, undefined,)"),
	),
	c(
		"arguments of a trailing comma after a spread",
		"",
		"note(arguments.length, Array.from(arguments));",
		run("f(42, ...[1, 0],)"),
	),
	c("arguments have no callee", "", "try { note((arguments as Any).callee); } catch (error) { note(error); }", run("f()")),
	c("arguments are iterable and named", "", "note(Object.prototype.toString.call(arguments), [...arguments]);", run("f(1, 2)")),
	c("arguments of an arrow inside", "", "return (async () => { await null; return arguments[0]; })();", run("f('outer')")),
	c(
		"arguments of a function inside",
		"",
		"return (async function (..._: Any[]) { return arguments[0]; })('own');",
		run("f('outer')"),
	),
	c(
		"arguments called by another name",
		"",
		"const { length } = arguments; note(length); const kept = { arguments }; note(kept.arguments[0]);",
		run("f(5)"),
	),
	c(
		"this",
		"",
		"note(this === undefined ? 'undefined' : typeof this === 'object' ? (this as Any).mark : this);",
		`${run("f.call({ mark: 'M' })")} ${run("f.call(1)")} ${run("f.call(null)")}`,
	),
	c("this in a default", "a: Any = (this as Any)?.mark", "note(a);", run("f.call({ mark: 'M' })")),
	c(
		"this after an await and in an arrow",
		"",
		"await null; note((this as Any).mark); return (async () => { await null; return (this as Any).mark; })();",
		run("f.call({ mark: 'M' })"),
	),
	c("new.target", "", "note(new.target); return (async () => new.target)();", run("f()")),
	c("new.target in a default", "a: Any = new.target", "note(a);", run("f()")),
];

/** What the function object says of itself. */
const objects: FunctionCase[] = [
	c("name and length", "a: Any, b: Any", "", "note(f.name, f.length, JSON.stringify(Object.getOwnPropertyDescriptors(f)));"),
	c("own keys", "", "", "note(Reflect.ownKeys(f));"),
	c(
		"is of its kind",
		"",
		"",
		"note(Object.prototype.toString.call(f), typeof f, Object.getPrototypeOf(f)[Symbol.toStringTag], Object.getPrototypeOf(f).constructor.name, f instanceof Function);",
	),
	c(
		"has a prototype of its kind or none",
		"",
		"",
		"note('prototype' in f, Object.hasOwn(f, 'prototype'), f.prototype === undefined ? 'none' : JSON.stringify(Object.getOwnPropertyDescriptor(f, 'prototype')) + Reflect.ownKeys(f.prototype).length);",
	),
	c(
		"is no constructor",
		"",
		"",
		"try { new f(); } catch (error) { note(error); } try { Reflect.construct(Object, [], f); } catch (error) { note(error); } try { class D extends f {} note(D); } catch (error) { note(error); }",
	),
	c(
		"has no caller and no arguments",
		"",
		"",
		"note(Object.hasOwn(f, 'caller'), Object.hasOwn(f, 'arguments')); try { f.caller; } catch (error) { note(error); } try { f.arguments; } catch (error) { note(error); } try { f.caller = 1; } catch (error) { note(error); } try { f.arguments = 1; } catch (error) { note(error); }",
	),
	c(
		"can be extended",
		"",
		"",
		"f.extra = 1; note(Object.isExtensible(f), f.extra); note(delete f.name, f.name); note(delete f.length, f.length);",
	),
	c(
		"makes a new promise or iterator every time",
		"",
		"",
		"const a = f(), b = f(); note(a === b, Object.prototype.toString.call(a)); await settle(a); await settle(b);",
	),
	c(
		"what it makes inherits from",
		"",
		"",
		"const a = f(); note(Object.getPrototypeOf(a) === (f.prototype ?? Promise.prototype), a instanceof (f.prototype ? Object : Promise)); await settle(a);",
	),
	c(
		"bound",
		"a: Any, b: Any",
		"note(a, b);",
		`const bound = f.bind(null, 1); note(bound.name, bound.length); ${run("bound(2)")}`,
	),
	c(
		"called and applied",
		"a: Any, b: Any",
		"note(a, b);",
		`${run("f.apply(null, [1, 2])")} ${run("Reflect.apply(f, null, [3, 4])")}`,
	),
];

const bodies: FunctionCase[] = [
	c("returns nothing", "", "", run("f()")),
	c("returns a value", "a: Any", "return a;", run("f('value')")),
	c("returns after an await", "a: Any", "await null; return a;", run("f('value')")),
	c("returns a promise", "a: Any", "return Promise.resolve(a);", run("f(1)")),
	c("returns a rejected promise", "a: Any", "return Promise.reject(new Error('rejected'));", run("f(1)")),
	c("returns a thenable", "", "return { then(go: Any) { say('then'); go('thenable'); } };", run("f()")),
	c("returns a thenable that throws", "", "return { then() { fail('then'); } };", run("f()")),
	c("returns a poisoned then", "", "return { get then() { return fail('get then'); } };", run("f()")),
	c("throws", "", "fail('body');", run("f()")),
	c("throws after an await", "", "await null; fail('body');", run("f()")),
	c("awaits a rejection", "", "await Promise.reject(new Error('awaited'));", run("f()")),
	c("catches a rejection", "", "try { await Promise.reject(new Error('awaited')); } catch (error) { return error; }", run("f()")),
	c("try returns, finally returns", "", "try { return say('first', 1); } finally { return say('second', 2); }", run("f()")),
	c("try throws, finally returns", "", "try { fail('first'); } finally { return 2; }", run("f()")),
	c("try rejects, finally returns", "", "try { await Promise.reject(new Error('first')); } finally { return 2; }", run("f()")),
	c("try returns, finally throws", "", "try { return 1; } finally { fail('second'); }", run("f()")),
	c("try returns, finally rejects", "", "try { return 1; } finally { await Promise.reject(new Error('second')); }", run("f()")),
	c("try throws, finally throws", "", "try { fail('first'); } finally { fail('second'); }", run("f()")),
	c(
		"try rejects, finally rejects",
		"",
		"try { await Promise.reject(new Error('first')); } finally { await Promise.reject(new Error('second')); }",
		run("f()"),
	),
	c(
		"try returns a rejection, finally returns",
		"",
		"try { return await Promise.reject(new Error('first')); } finally { return 2; }",
		run("f()"),
	),
	c("finally waits", "", "try { return 1; } finally { await null; say('finally'); }", run("f()")),
	c("finally breaks out of a return", "", "for (;;) { try { return 1; } finally { break; } } return 'after';", run("f()")),
	c("returns an async arrow", "", "return async () => 'inner';", "note(await (await settle(f()) as Any)?.());"),
	c(
		"returns an async function",
		"",
		"return async function () { return 'inner'; };",
		"note(await (await settle(f()) as Any)?.());",
	),
	c(
		"functions declared inside are there from the start",
		"",
		"note(typeof inner, await inner()); async function inner() { return 'hoisted'; }",
		run("f()"),
	),
	c(
		"a block's function is the block's",
		"",
		"{ note(await inner()); async function inner() { return 'block'; } } note(typeof inner);",
		run("f()"),
	),
	c("calls itself", "n: Any", "return n === 0 ? 'bottom' : settle(f(n - 1));", run("f(3)")),
	c(
		"labels and loops",
		"",
		"outer: for (let i = 0; i < 3; i++) { for (const j of [1, 2]) { if (await j === 2) continue outer; if (i === 2) break outer; note(i, j); } } return 'out';",
		run("f()"),
	),
	c(
		"a switch with a function in a case",
		"a: Any",
		"switch (await a) { case 0: break; case 1: note(typeof inner); async function inner() { return 'in a case'; } default: note(await inner()); }",
		`${run("f(1)")} ${run("f(5)")} ${run("f(0)")}`,
	),
	c("a directive", "", "'use strict'; return typeof (function (this: Any) { return this; })();", run("f()")),
	c("a variable called async", "", "const async = (x: Any) => x; return async (1);", run("f()")),
	c(
		"operators around await",
		"",
		"let a: Any = 2; a **= await 3; note(a, -(await 1), !(await 0), typeof await 1, (await 2) ** 2, void await 1); note(await 1 + await 2 * await 3, [...await [1]], `${await 't'}`);",
		run("f()"),
	),
	c(
		"await in every part of a call",
		"",
		"const o = { m(...x: Any[]) { return x; } }; return (await o)[(await 'm') as 'm'](await 1, ...(await [2]), await 3);",
		run("f()"),
	),
	c(
		"await in assignments",
		"",
		"const o: Any = {}; o[await 'k'] = await 1; o.k += await 2; [o.a, o.b = await 4] = [await 3] as Any; ({ x: o.c = await 5 } = {} as Any); o.d ??= await 6; return o;",
		run("f()"),
	),
];

export const functionCases: readonly FunctionCase[] = [...parameters, ...argumentsCases, ...objects, ...bodies];

/** Only where the function has a name of its own inside. */
export const namedCases: readonly FunctionCase[] = [
	c("its name cannot be assigned", "", "try { own = 1; } catch (error) { note(error); } note(typeof own);", run("f()")),
	c(
		"its name cannot be assigned in an arrow",
		"",
		"try { (() => { own = 1; })(); } catch (error) { note(error); } note(own === f);",
		run("f()"),
	),
	c("a variable takes the place of its name", "", "let own = 1; own++; note(own);", run("f()")),
	c("a parameter takes the place of its name", "own: Any = 'given'", "own += '!'; note(own);", run("f()")),
	c("a variable of the body takes the place of its name", "", "var own: Any; note(own); own = 2; note(own);", run("f()")),
	c("a default sees its name", "a: Any = own", "note(a === f);", run("f()")),
];
