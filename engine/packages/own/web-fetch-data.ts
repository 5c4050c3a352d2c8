/** What the simulated network knows. All of it is made from numbers, so that every run has the same. */
const NAMES = ["Ada", "Alan", "Barbara", "Dennis", "Edsger", "Frances", "Grace", "John", "Katherine", "Tony"];
const WORDS =
	"an answer waits for its question while every other thread of the story goes on and nobody has to stand still".split(" ");

const sentence = (seed: number, length: number): string =>
	Array.from({ length }, (_, i) => WORDS[(seed * 7 + i * (1 + (seed % 5))) % WORDS.length]).join(" ");
const numbers = (count: number): number[] => Array.from({ length: count }, (_, i) => i + 1);

type Item = Record<string, unknown> & { id: number };
const TABLES: Record<string, Item[]> = {
	users: numbers(10).map((id) => {
		const name = NAMES[id - 1] as string;
		return { id, name, username: name.toLowerCase(), email: `${name.toLowerCase()}@example.com` };
	}),
	posts: numbers(100).map((id) => ({
		id,
		userId: Math.ceil(id / 10),
		title: sentence(id, 4),
		body: sentence(id + 3, 14),
	})),
	comments: numbers(500).map((id) => ({
		id,
		postId: Math.ceil(id / 5),
		name: sentence(id, 3),
		email: `${(NAMES[id % 10] as string).toLowerCase()}@example.com`,
		body: sentence(id + 1, 9),
	})),
	todos: numbers(200).map((id) => ({ id, userId: Math.ceil(id / 20), title: sentence(id, 5), completed: id % 3 === 0 })),
	albums: numbers(100).map((id) => ({ id, userId: Math.ceil(id / 10), title: sentence(id + 5, 3) })),
};
/** The field by which the items of a table belong to those of another: `/posts/1/comments`. */
const OWNERS: Record<string, string> = { users: "userId", posts: "postId" };

type Answer = { status: number; text: string };
const json = (status: number, value: unknown): Answer => ({ status, text: JSON.stringify(value) });

/** The items that the query asks for: fields that are equal, `_limit`, `_page`. */
function filtered(items: Item[], query: URLSearchParams): Item[] {
	const wanted = [...query].filter(([name]) => !name.startsWith("_"));
	const found = items.filter((item) => wanted.every(([name, value]) => !(name in item) || String(item[name]) === value));
	const limit = Number(query.get("_limit") ?? found.length);
	const from = (Number(query.get("_page") ?? 1) - 1) * limit;
	return found.slice(from, from + limit);
}

/** What the network answers: rows of a table, one row, or, for a path that it does not know, what was asked. */
export function answerTo(method: string, url: string): Answer {
	const { pathname, searchParams } = new URL(url);
	const parts = pathname.split("/").filter(Boolean);
	const at = parts.findIndex((part) => part in TABLES);
	const [name, key, inner] = at < 0 ? [] : parts.slice(at);
	const table = name === undefined ? undefined : TABLES[name];
	if (name === undefined || table === undefined) return json(200, { url, method, message: "simulated" });
	if (key === undefined) {
		if (method === "POST") return json(201, { id: table.length + 1 });
		return json(200, filtered(table, searchParams));
	}
	const item = table.find((one) => String(one.id) === key || one.username === key);
	if (item === undefined && /^\d+$/.test(key)) return json(404, {});
	if (method === "DELETE") return json(200, {});
	const owner = OWNERS[name];
	const owned = inner === undefined ? undefined : TABLES[inner];
	if (item !== undefined && owned !== undefined && owner !== undefined)
		return json(
			200,
			filtered(owned, searchParams).filter((one) => one[owner] === item.id),
		);
	return json(200, item ?? { id: key, login: key, username: key, name: key });
}
