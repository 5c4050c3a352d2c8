import { E_CANCELED, Mutex, Semaphore, tryAcquire, withTimeout } from "async-mutex";

const mutex = new Mutex();
let total = 0;
async function add(n: number): Promise<void> {
	await mutex.runExclusive(async () => {
		const before = total;
		await new Promise((resolve) => setTimeout(resolve, 5));
		total = before + n;
	});
}
await Promise.all([add(1), add(2), add(3)]);
console.log(total, mutex.isLocked());
const semaphore = new Semaphore(2);
const [left, release] = await semaphore.acquire();
console.log(left, semaphore.getValue());
release();
const held = await mutex.acquire();
await tryAcquire(mutex)
	.acquire()
	.catch((error: Error) => console.log(error.message));
await withTimeout(mutex, 10)
	.acquire()
	.catch((error: Error) => console.log(error.message));
const waiting = mutex.acquire().catch((error) => console.log(error === E_CANCELED));
mutex.cancel();
await waiting;
held();
