import { describe, test } from "vitest";
import { elements, layouts, neighbours } from "../support/forms/class-elements";
import { expectSame } from "../support/forms/compare";
import { block, PRELUDE } from "../support/forms/prelude";

/** Tells all that can be seen of a class, of its prototype and of an instance, and what `m` gives. */
const LOOK = `
const x = "computed", sym = Symbol.for("sym");
const describe = (d: PropertyDescriptor): string => [d.writable, d.enumerable, d.configurable, d.get && "get", d.set && "set"].join("/") + " " + show(d.value)
	+ (typeof d.value === "function" ? Object.prototype.toString.call(d.value) + d.value.length : "");
const shown = (o: Any): void => {
	for (const key of Reflect.ownKeys(o)) if (key !== "prototype" && key !== "constructor" && key !== "length") log.push(String(key) + "=" + describe(Object.getOwnPropertyDescriptor(o, key) as Any));
};
async function look(C: Any, asked: (i: Any, C: Any) => Any): Promise<void> {
	const i = new C();
	shown(C); say("proto"); shown(C.prototype); say("own"); shown(i);
	const made = (i.m ? i : C).m();
	note(typeof made.next === "function" ? await made.next() : await made);
	note(await asked(i, C));
}
`;

/** Async members beside every kind of member, laid out in every way, compared with V8. One program a layout. */
function same(lay: (neighbour: string, members: readonly string[]) => string, write: (members: string) => string): Promise<void> {
	const blocks = elements.flatMap(({ name, members, asked }) =>
		neighbours.map((neighbour) =>
			block(
				`${name} and ${neighbour.name}`,
				`${write(lay(neighbour.code, members))} await look(C, async (i: Any, C: Any) => ${asked ?? "null"});`,
			),
		),
	);
	return expectSame(PRELUDE + LOOK + blocks.join(""), blocks.length);
}

describe.each(layouts)("members %s", (_, lay) => {
	test("in a declaration", () => same(lay, (members) => `class C { [name: string]: Any; ${members}\n }`));
	test("in an expression", () => same(lay, (members) => `const C: Any = class { ${members}\n };`));
	test("in a derived class", () =>
		same(
			lay,
			(members) =>
				`class C extends (class { inherited = say("inherited", 1); } as Any) { ${members.replace("constructor() {", "constructor() { super();")}\n }`,
		));
});
