import fc from "fast-check";

type Step = { kind: "tick" | "sleep" | "plain" | "fail" | "read"; n: number };
type Module = { imports: number[]; steps: Step[] };

const step: fc.Arbitrary<Step> = fc.record({
	kind: fc.constantFrom("tick", "tick", "sleep", "plain", "plain", "read", "fail"),
	n: fc.nat(9),
});
const moduleArbitrary: fc.Arbitrary<Module> = fc.record({
	imports: fc.uniqueArray(fc.nat(7), { maxLength: 4 }),
	steps: fc.oneof({ weight: 2, arbitrary: fc.array(step, { maxLength: 4 }) }, { weight: 1, arbitrary: fc.constant<Step[]>([]) }),
});

/** Random graphs of two to eight modules, cycles among them, of which some wait and some fail. Module 0 is the entry. */
export const modulesArbitrary: fc.Arbitrary<Record<string, string>> = fc
	.array(moduleArbitrary, { minLength: 2, maxLength: 8 })
	.map((modules) => Object.fromEntries(modules.map((module, index) => [nameOf(index), sourceOf(module, index, modules.length)])));

const nameOf = (index: number): string => (index === 0 ? "main.ts" : `m${index}.ts`);

function sourceOf({ imports, steps }: Module, index: number, count: number): string {
	const known = [...new Set(imports.map((n) => n % count))];
	const lines = known.map((n) => `import { value as v${n}, call as f${n} } from "./${nameOf(n).replace(".ts", ".js")}";`);
	lines.push(`export let value = "first ${index}";`, `export function call() { return "call ${index}"; }`);
	lines.push(`console.log("${index} begins");`);
	lines.push(`Promise.resolve().then(() => console.log("job of ${index}"));`);
	steps.forEach(({ kind, n }, at) => {
		const label = `"${index}.${at}"`;
		const other = known.length === 0 ? null : known[n % known.length];
		if (kind === "tick") lines.push(`await ${n % 2 === 0 ? "null" : "Promise.resolve()"}; console.log(${label});`);
		else if (kind === "sleep") lines.push(`await new Promise((go) => setTimeout(go, ${n % 4})); console.log(${label});`);
		else if (kind === "plain") lines.push(`value = "changed ${index}.${at}"; console.log(${label});`);
		else if (kind === "fail" && n < 4) lines.push(`if (${n} < 9) throw new Error(${label});`);
		else if (other !== null)
			lines.push(
				`try { console.log(${label}, f${other}(), v${other}); } catch (error) { console.log(${label}, (error as Error).name); }`,
			);
	});
	lines.push(`console.log("${index} ends");`);
	return lines.join("\n");
}
