import fc from "fast-check";

/**
 * Random programs of async functions, combinators, timers, generators and errors. Each logs texts only, so what the two
 * worlds print can be compared to the letter. Every loop is bounded.
 */
export function programArbitrary(): fc.Arbitrary<string> {
	return fc
		.tuple(
			fc.array(functionArbitrary, { minLength: 1, maxLength: 4 }),
			fc.array(statement("m", 2), { minLength: 1, maxLength: 5 }),
		)
		.map(([functions, main]) => {
			const bodies = functions.map((make, index) => make(index));
			return `${PRELUDE}\n${bodies.join("\n")}\n${main.map((make) => make(functions.length)).join("\n")}\nlog("end of main");\n`;
		});
}

const PRELUDE = `
const log = (...values: unknown[]) => console.log(values.map(show).join(" "));
const show = (v: unknown): string => v instanceof AggregateError ? "AggregateError(" + v.errors.map(show).join() + ")" : v instanceof Error ? v.name + ":" + v.message : Array.isArray(v) ? "[" + v.map(show).join() + "]" : typeof v === "object" && v !== null ? JSON.stringify(v, (_, x) => x instanceof Error ? show(x) : x) : String(v);
const delay = <T,>(ms: number, value?: T) => new Promise<T | undefined>((resolve) => setTimeout(() => resolve(value), ms));
const thenable = (v: unknown) => ({ then(f: (v: unknown) => void) { log("then"); f(v); } });
const badThenable = (v: unknown) => ({ then(_: unknown, r: (v: unknown) => void) { r(v); } });
class Sub<T> extends Promise<T> {}
function* each<T>(items: T[]) { for (const item of items) yield item; }
`;

type Maker = (functions: number) => string;
const number = fc.integer({ min: 0, max: 9 });
let label = 0;
const nextLabel = (): number => label++;

/** An expression whose value is worth awaiting. */
const awaitable = (depth: number): fc.Arbitrary<Maker> =>
	fc.oneof(
		{ weight: 3, arbitrary: number.map((n) => () => `${n}`) },
		{ weight: 3, arbitrary: number.map((n) => () => `Promise.resolve(${n})`) },
		{ weight: 1, arbitrary: number.map((n) => () => `Promise.reject(new Error("e${n}"))`) },
		{ weight: 3, arbitrary: number.map((n) => () => `delay(${n % 4}, ${n})`) },
		{ weight: 1, arbitrary: number.map((n) => () => `thenable(${n})`) },
		{ weight: 1, arbitrary: number.map((n) => () => `badThenable(${n})`) },
		{ weight: 1, arbitrary: number.map((n) => () => `Sub.resolve(${n})`) },
		{
			weight: 4,
			arbitrary: fc.tuple(number, number).map(
				([f, n]) =>
					(functions: number) =>
						`f${f % functions}(${n % 3})`,
			),
		},
		...(depth <= 0
			? []
			: [
					{
						weight: 2,
						arbitrary: fc
							.tuple(fc.constantFrom("all", "race", "any", "allSettled"), fc.array(awaitable(depth - 1), { maxLength: 3 }))
							.map(
								([kind, items]) =>
									(functions: number) =>
										`Promise.${kind}([${items.map((make) => make(functions)).join(", ")}])`,
							),
					},
					{
						weight: 2,
						arbitrary: fc.tuple(awaitable(depth - 1), number).map(
							([make, n]) =>
								(functions: number) =>
									`(async () => ${make(functions)})().then((v) => { log("t${n}", v); return v; })`,
						),
					},
					{
						weight: 1,
						arbitrary: awaitable(depth - 1).map(
							(make) => (functions: number) => `(async () => { return ${make(functions)}; })()`,
						),
					},
					{
						weight: 1,
						arbitrary: awaitable(depth - 1).map(
							(make) => (functions: number) =>
								`(async () => { try { return await ${make(functions)}; } finally { log("fin"); } })()`,
						),
					},
					{
						weight: 1,
						arbitrary: fc.tuple(awaitable(depth - 1), number).map(
							([make, n]) =>
								(functions: number) =>
									`Promise.resolve(${make(functions)}).catch((e) => { log("c${n}", e); return ${n}; }).finally(() => { log("f${n}"); })`,
						),
					},
					{
						weight: 1,
						arbitrary: awaitable(depth - 1).map(
							(make) => (functions: number) => `new Promise((resolve) => resolve(${make(functions)}))`,
						),
					},
					{
						weight: 1,
						arbitrary: awaitable(depth - 1).map((make) => (functions: number) => `Promise.try(() => ${make(functions)})`),
					},
				]),
	);

/** A statement inside an async function or at the top level. Rejections are always given a handler, so nothing depends on reports. */
const statement = (scope: string, depth: number): fc.Arbitrary<Maker> =>
	fc.oneof(
		{
			weight: 4,
			arbitrary: awaitable(depth).map(
				(make) => (functions: number) =>
					`try { log("${scope}", await ${make(functions)}); } catch (e) { log("${scope} caught", e); }`,
			),
		},
		{
			weight: 2,
			arbitrary: fc.tuple(awaitable(depth), number).map(
				([make, n]) =>
					(functions: number) =>
						`(async () => { log("bg${n}", await ${make(functions)}); })().catch((e) => log("bg${n} caught", e));`,
			),
		},
		{ weight: 1, arbitrary: number.map((n) => () => `queueMicrotask(() => log("micro${n}"));`) },
		{ weight: 1, arbitrary: number.map((n) => () => `setTimeout(() => log("timer${n}"), ${n % 4});`) },
		{
			weight: 2,
			arbitrary: fc.tuple(awaitable(depth), fc.integer({ min: 1, max: 3 })).map(
				([make, n]) =>
					(functions: number) =>
						`for (let i = 0; i < ${n}; i++) { try { log("loop", i, await ${make(functions)}); } catch (e) { log("loop caught", e); if (i > 0) break; else continue; } }`,
			),
		},
		{
			weight: 2,
			arbitrary: fc.tuple(generatorBody(depth), fc.integer({ min: 0, max: 4 })).map(([body, stop]) => (functions: number) => {
				const g = nextLabel();
				return `{ const g${g} = async function* () { ${body(functions)} }; let n = 0; try { for await (const v of g${g}()) { log("for", v); if (++n > ${stop}) break; } } catch (e) { log("for caught", e); } }`;
			}),
		},
		{
			weight: 1,
			arbitrary: fc
				.tuple(
					generatorBody(depth),
					fc.array(
						fc.constantFrom(
							"next(1)",
							"next(Promise.resolve(2))",
							'throw(new Error("thrown"))',
							"return(5)",
							"return(Promise.resolve(6))",
							'return(Promise.reject(new Error("r")))',
						),
						{ minLength: 1, maxLength: 4 },
					),
				)
				.map(
					([body, calls]) =>
						(functions: number) =>
							`{ const g = (async function* () { ${body(functions)} })(); ${calls.map((call, i) => `g.${call}.then((r: unknown) => log("q${i}", r), (e: unknown) => log("q${i} caught", e));`).join(" ")} }`,
				),
		},
		{
			weight: 1,
			arbitrary: fc
				.array(awaitable(0), { maxLength: 3 })
				.map(
					(items) => (functions: number) =>
						`try { for await (const v of [${items.map((make) => make(functions)).join(", ")}]) log("sync", v); } catch (e) { log("sync caught", e); }`,
				),
		},
	);

/** The body of an async generator. */
const generatorBody = (depth: number): fc.Arbitrary<Maker> =>
	fc
		.array(
			fc.oneof(
				awaitable(Math.min(depth, 1)).map((make) => (functions: number) => `yield ${make(functions)};`),
				awaitable(0).map(
					(make) => (functions: number) =>
						`try { yield ${make(functions)}; } catch (e) { log("gen caught", e); } finally { log("gen finally"); }`,
				),
				awaitable(0).map((make) => (functions: number) => `await ${make(functions)};`),
				fc.constant(() => `yield* (async function* () { try { yield 7; yield 8; } finally { log("inner closed"); } })();`),
				fc
					.array(awaitable(0), { maxLength: 2 })
					.map((items) => (functions: number) => `yield* each([${items.map((make) => make(functions)).join(", ")}]);`),
				awaitable(0).map((make) => (functions: number) => `return ${make(functions)};`),
				fc.constant(() => `log("got", yield 1);`),
			),
			{ minLength: 1, maxLength: 4 },
		)
		.map((makers) => (functions: number) => makers.map((make) => make(functions)).join(" "));

/** A named async function; it calls only functions with a higher number, so calls end. */
const functionArbitrary: fc.Arbitrary<(index: number) => string> = fc
	.tuple(
		fc.array(
			fc.oneof(
				awaitable(1),
				fc.constant<Maker>(() => "x"),
			),
			{ minLength: 1, maxLength: 3 },
		),
		fc.constantFrom("return", "await", "throw"),
		number,
	)
	.map(([awaits, ending, n]) => (index: number) => {
		const later = (code: string): string =>
			code.replace(/\bf(\d+)\(/g, (_, f: string) => (Number(f) > index ? `f${f}(` : "Promise.resolve("));
		const body = awaits.map((make) => `v = await ${later(make(4))} as number;`.replace(/\bf[0-3]\(/g, "Promise.resolve("));
		const end =
			ending === "return"
				? `return Promise.resolve(v);`
				: ending === "throw"
					? `if (x > 1) throw new Error("f${index} failed"); return v;`
					: `return v;`;
		return `async function f${index}(x: number): Promise<unknown> { log("f${index} starts", x); let v: unknown = ${n}; ${body.join(" ")} log("f${index} ends", v); ${end} }`;
	});
