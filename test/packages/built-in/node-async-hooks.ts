import { AsyncLocalStorage, AsyncResource } from "node:async_hooks";

const request = new AsyncLocalStorage<{ id: number }>();
const user = new AsyncLocalStorage<string>();
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
const say = (where: string): void => console.log(where, request.getStore()?.id, user.getStore());

async function handle(id: number): Promise<void> {
	say("start");
	await pause(80 * id);
	say("after await");
	await user.run(`user ${id}`, async () => {
		await null;
		say("inner");
		queueMicrotask(() => say("microtask"));
		setTimeout(() => say("timer"), 20);
		Promise.resolve().then(() => say("then"));
		await Promise.all([pause(1).then(() => say("after all")), pause(40)]);
	});
	say("end");
}
await Promise.all([1, 2, 3].map((id) => request.run({ id }, () => handle(id))));
say("outside");
const bound = request.run({ id: 7 }, () => AsyncResource.bind(() => say("bound")));
bound();
request.run({ id: 8 }, () => request.exit(() => say("exit")));
const restore = request.run({ id: 9 }, () => AsyncLocalStorage.snapshot());
restore(() => say("snapshot"));
async function* numbers() {
	say("generator");
	yield 1;
	await pause(1);
	say("generator again");
	yield 2;
}
await request.run({ id: 10 }, async () => {
	for await (const n of numbers()) console.log(n);
});
request.enterWith({ id: 11 });
await pause(1);
say("entered");
