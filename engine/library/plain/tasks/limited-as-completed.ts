type Coroutines<T> = Iterable<() => Promise<T>> | AsyncIterable<() => Promise<T>>;

/** Values in order of completion, of at most `limit` coroutines. Taking a value starts the next one; a failure ends it all. */
export async function* limitedAsCompleted<T>(all: Coroutines<T>, limit: number, { signal }: { signal?: AbortSignal } = {}) {
	const source = Symbol.asyncIterator in all ? all[Symbol.asyncIterator]() : all[Symbol.iterator]();
	const ended: Promise<T>[] = [];
	let [running, exhausted, wake] = [0, false, () => {}];
	const refill = async () => {
		while (!exhausted && running + ended.length < limit) {
			running++;
			const next = source.next();
			const { done, value } = next instanceof Promise ? await next : next;
			if (done) exhausted = true;
			const work = done ? null : Promise.try(value);
			const end = () => { running--; if (work) ended.push(work); wake(); };
			if (work) work.then(end, end); else end();
		}
	};
	try {
		signal?.addEventListener("abort", () => wake());
		while (true) {
			signal?.throwIfAborted();
			const first = ended.shift();
			void refill();
			if (first) yield await first;
			else if (running > 0) await new Promise<void>((go) => { wake = go; });
			else return;
		}
	} finally { exhausted = true; void source.return?.(); }
}
