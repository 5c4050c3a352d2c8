/** The body of an async generator with one parameter `a`, and what is given for it. */
export type GeneratorBody = { name: string; body: string };
export type Delegated = { name: string; value: string };

const b = (name: string, body: string): GeneratorBody => ({ name, body });

/** Bodies that delegate to nothing, or to what stands in them. */
export const bodies: readonly GeneratorBody[] = [
	b("nothing", ""),
	b("yields without operands", "const got = yield; note(got); const again = (yield, yield); note(again);"),
	b("yields values that are given", "let got = yield 1; for (let i = 0; i < 3; i++) got = yield got;"),
	b("yields a promise", "note(yield Promise.resolve('promised'));"),
	b("yields a thenable", "note(yield { then(go: Any) { say('then'); go('thenable'); } });"),
	b("yields a promise that rejects", "yield Promise.reject(new Error('rejected')); note('not here');"),
	b(
		"catches a promise that rejects",
		"try { yield Promise.reject(new Error('rejected')); } catch (error) { note(error); yield 'caught'; } return 'end';",
	),
	b(
		"yields what for await gives from a generator that rejects",
		"for await (const x of (async function* () { yield 1; yield Promise.reject(new Error('rejected')); yield 2; })()) yield x;",
	),
	b("yields a poisoned then", "yield { get then() { return fail('get then'); } };"),
	b(
		"delegates to a generator that rejects",
		"yield* (async function* () { yield 1; yield Promise.reject(new Error('rejected')); yield 2; })();",
	),
	b("yields one spread", "yield [...(yield 'one' as Any)];"),
	b("yields two spreads", "yield [...(yield 'one' as Any), ...(yield 'two' as Any)];"),
	b("yields a spread object", "yield { ...(yield 'one' as Any), y: 1, ...(yield 'two' as Any) };"),
	b(
		"yields inside calls, templates and members",
		"const o: Any = { m: (...x: Any[]) => x }; return [o[(yield 'name') === undefined ? 'm' : 'm'](yield 'first', await (yield 'second')), `${yield 'text'}`, (yield 'left') + (yield 'right')];",
	),
	b("yields as a condition", "return (yield 1) ? yield 2 : yield 3;"),
	b(
		"yields in loops",
		"for (const x of [1, 2]) { if (yield x) continue; await null; } while (yield 'while') {} do {} while (yield 'do');",
	),
	b("returns a promise", "yield 1; return Promise.resolve('promised');"),
	b(
		"returns a promise that rejects",
		"try { return Promise.reject(new Error('rejected')); } catch (error) { note(error); } return 'caught';",
	),
	b("returns a poisoned then", "return { get then() { return fail('get then'); } };"),
	b("throws", "yield 1; fail('body');"),
	b("finally awaits", "try { yield 1; yield 2; } finally { await null; say('finally'); }"),
	b("finally yields", "try { yield 1; yield 2; } finally { note(yield 'finally'); }"),
	b("finally returns", "try { yield 1; yield 2; } finally { return 'finally'; }"),
	b("finally throws", "try { yield 1; } finally { fail('finally'); }"),
	b(
		"catch and finally",
		"try { yield 1; } catch (error) { note(error); yield 'caught'; } finally { say('finally'); } yield 'after';",
	),
	b("catches over and over", "for (;;) { try { yield 'again'; } catch (error) { note(error); } }"),
	b("nested finally", "try { try { yield 1; } finally { say('inner'); yield 2; } } finally { say('outer'); await null; }"),
	b("a loop with break in finally", "for (;;) { try { yield 1; } finally { break; } } yield 'after';"),
	b(
		"delegates to an async generator",
		"const got = yield* (async function* () { try { note(yield 1); yield 2; return 'inner'; } finally { say('inner finally'); } })(); note(got); return got;",
	),
	b(
		"delegates to a sync generator",
		"const got = yield* (function* (): Any { try { note(yield 1); yield 2; return 'inner'; } finally { say('inner finally'); } })(); note(got); return got;",
	),
	b("delegates to an array of promises", "yield* (function* (): Any { yield* [Promise.resolve(1), 2, Promise.resolve(3)]; })();"),
	b("delegates to a string", "yield* (function* (): Any { yield* 'ab'; })();"),
	b(
		"delegates to itself",
		"const g: Any = yield* []; note(g); yield* (async function* inner(n: Any): Any { yield n; if (n > 0) yield* inner(n - 1); })(2);",
	),
	b("delegates to what throws", "yield* fail('operand');"),
	b("delegates to what rejects", "yield* await Promise.reject(new Error('operand'));"),
];

const PRIMITIVES: [string, string][] = [
	["a boolean", "true"],
	["a number", "1"],
	["a string", "'s'"],
	["a symbol", "Symbol()"],
];
const UNCALLABLE: [string, string][] = [...PRIMITIVES, ["an object", "{}"]];
const ABSENT: [string, string][] = [
	["null", "null"],
	["undefined", "undefined"],
];

const d = (name: string, value: string): Delegated => ({ name, value });
const withNext = (next: string): string => `{ [Symbol.asyncIterator]: () => ({ ${next} }) }`;
const gives = (result: string): string => withNext(`next() { say("next"); return ${result}; }`);

/** Tells what is called with what; `thrown` and `returned` are what those methods give. */
const whole = (
	key: string,
	returned: string,
	thrown: string,
): string => `{ [Symbol.${key}]() { say("iterator"); let i = 0; return {
	get next() { say("get next"); return (...v: Any[]) => { note("next", v); return { get done() { say("get done"); return i > 2; }, get value() { say("get value"); return "v" + i++; } }; }; },
	get return() { say("get return"); return (...v: Any[]) => { note("return", v); return ${returned}; }; },
	get throw() { say("get throw"); return (...v: Any[]) => { note("throw", v); return ${thrown}; }; },
}; } }`;

/** What `yield*` may be given. */
export const delegated: readonly Delegated[] = [
	...PRIMITIVES.filter(([, value]) => value !== "'s'").map(([what, value]) => d(`${what}`, value)),
	...ABSENT.map(([what, value]) => d(what, value)),
	d("an object", "{}"),
	d("an async iterator that cannot be got", "{ get [Symbol.asyncIterator]() { return fail('get'); } }"),
	...UNCALLABLE.map(([what, value]) => d(`an async iterator method that is ${what}`, `{ [Symbol.asyncIterator]: ${value} }`)),
	...ABSENT.map(([what, value]) =>
		d(
			`an async iterator method that is ${what}, and a sync one that cannot be got`,
			`{ get [Symbol.iterator]() { return fail('get sync'); }, get [Symbol.asyncIterator]() { return say('get async', ${value}); } }`,
		),
	),
	d("an async iterator method that throws", "{ [Symbol.asyncIterator]() { return fail('iterator'); } }"),
	...[...PRIMITIVES, ...ABSENT].map(([what, value]) =>
		d(`an async iterator that is ${what}`, `{ [Symbol.asyncIterator]: () => (${value}) }`),
	),
	d("a sync iterator that cannot be got", "{ get [Symbol.iterator]() { return fail('get'); } }"),
	...UNCALLABLE.map(([what, value]) => d(`a sync iterator method that is ${what}`, `{ [Symbol.iterator]: ${value} }`)),
	d("a sync iterator method that throws", "{ [Symbol.iterator]() { return fail('iterator'); } }"),
	...[...PRIMITIVES, ...ABSENT].map(([what, value]) =>
		d(`a sync iterator that is ${what}`, `{ [Symbol.iterator]: () => (${value}) }`),
	),
	d("a next that cannot be got", withNext("get next() { return fail('get next'); }")),
	...[...UNCALLABLE, ...ABSENT].map(([what, value]) => d(`a next that is ${what}`, withNext(`next: ${value}`))),
	d("a next that throws", gives("fail('next')")),
	d("a next that rejects", gives("Promise.reject(new Error('next'))")),
	...[...PRIMITIVES, ...ABSENT].map(([what, value]) => d(`a next that gives ${what}`, gives(value))),
	d("a done that throws", gives("{ get done() { return fail('done'); }, value: 1 }")),
	d("a value that throws", gives("{ done: false, get value() { return fail('value'); } }")),
	d("a last value that throws", gives("{ done: true, get value() { return fail('value'); } }")),
	d(
		"a value that is not read twice",
		gives("{ get done() { return say('done', false); }, get value() { return say('value', 1); } }"),
	),
	d("a then that cannot be got", gives("{ get then() { return fail('get then'); } }")),
	d("a then that throws", gives("{ then() { return fail('then'); } }")),
	d("a then that gives a result", gives("{ then(go: Any) { say('then'); go({ done: false, value: 'thenable' }); } }")),
	...[...UNCALLABLE, ...ABSENT].map(([what, value]) =>
		d(`a then that is ${what}`, gives(`{ then: ${value}, done: true, value: 'end' }`)),
	),
	d("values that are promises", gives("{ done: false, value: Promise.resolve('promised') }")),
	d("done that is true enough", gives("{ done: 'yes', value: 'end' }")),
	d("an empty result", gives("{}")),
	d("an async iterator", whole("asyncIterator", "{ done: true, value: 'returned' }", "{ done: true, value: 'thrown' }")),
	d(
		"an async iterator that goes on",
		whole("asyncIterator", "{ done: false, value: 'not yet' }", "{ done: false, value: 'not yet' }"),
	),
	d(
		"an async iterator of promises",
		whole(
			"asyncIterator",
			"Promise.resolve({ done: true, value: 'returned' })",
			"Promise.resolve({ done: false, value: 'thrown' })",
		),
	),
	d("an async iterator whose methods throw", whole("asyncIterator", "fail('return')", "fail('throw')")),
	d(
		"an async iterator whose methods reject",
		whole("asyncIterator", "Promise.reject(new Error('return'))", "Promise.reject(new Error('throw'))"),
	),
	d("an async iterator whose methods give numbers", whole("asyncIterator", "1", "2")),
	d(
		"an async iterator without return and throw",
		`{ [Symbol.asyncIterator]: () => ({ next: (v: Any) => (note('next', v), { done: false, value: 1 }) }) }`,
	),
	d(
		"an async iterator without throw that closes",
		`{ [Symbol.asyncIterator]: () => ({ next: () => ({ done: false, value: 1 }), return(...v: Any[]) { note('return', v); return {}; } }) }`,
	),
	d(
		"an async iterator without throw that cannot close",
		`{ [Symbol.asyncIterator]: () => ({ next: () => ({ done: false, value: 1 }), return: () => fail('return') }) }`,
	),
	d(
		"an async iterator without throw that closes with a number",
		`{ [Symbol.asyncIterator]: () => ({ next: () => ({ done: false, value: 1 }), return: () => 1 }) }`,
	),
	...UNCALLABLE.map(([what, value]) =>
		d(
			`a return and throw that are ${what}`,
			`{ [Symbol.asyncIterator]: () => ({ next: () => ({ done: false, value: 1 }), return: ${value}, throw: ${value} }) }`,
		),
	),
	...ABSENT.map(([what, value]) =>
		d(
			`a return and throw that are ${what}`,
			`{ [Symbol.asyncIterator]: () => ({ next: () => ({ done: false, value: 1 }), return: ${value}, throw: ${value} }) }`,
		),
	),
	d(
		"a return and throw that cannot be got",
		`{ [Symbol.asyncIterator]: () => ({ next: () => ({ done: false, value: 1 }), get return() { return fail('get return'); }, get throw() { return fail('get throw'); } }) }`,
	),
	d("a sync iterator", whole("iterator", "{ done: true, value: 'returned' }", "{ done: true, value: 'thrown' }")),
	d(
		"a sync iterator that goes on",
		whole("iterator", "{ done: false, value: Promise.resolve('not yet') }", "{ done: false, value: 'not yet' }"),
	),
	d("a sync iterator whose methods throw", whole("iterator", "fail('return')", "fail('throw')")),
];

/** What is asked of a generator, one after the other; `next` follows until the end. */
export const DRIVES: readonly (readonly string[])[] = [
	["next('a')", "next('b')", "next('c')", "next('d')", "next('e')"],
	["next()", "return('R')", "next()", "next()"],
	["next()", "throw(new Error('T'))", "next()", "next()"],
	["next()", "return(Promise.reject(new Error('R')))", "next()", "next()"],
	["return('early')", "next()"],
	["throw(new Error('early'))", "next()"],
];
