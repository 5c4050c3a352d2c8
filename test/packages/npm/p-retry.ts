import pRetry, { AbortError } from "p-retry";

let calls = 0;
const value = await pRetry(
	async (attempt) => {
		calls++;
		if (attempt < 3) throw new Error(`attempt ${attempt}`);
		return "at last";
	},
	{ retries: 5, minTimeout: 5, factor: 1, onFailedAttempt: (context) => console.log(context.error.message, context.retriesLeft) },
);
console.log(value, calls);
await pRetry(() => Promise.reject(new AbortError("never")), { retries: 5 }).catch((error: Error) => console.log(error.message));
