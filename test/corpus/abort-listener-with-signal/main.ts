// A listener added with a signal goes when that signal is aborted, before anybody hears of it.
const target = new AbortController();
const off = new AbortController();
const say = (what: string) => () => console.log(what);
target.signal.addEventListener("abort", say("stays"));
target.signal.addEventListener("abort", say("goes"), { signal: off.signal });
target.signal.addEventListener("abort", say("never there"), { signal: AbortSignal.abort() });
// Its own signal: aborted, it hears nothing.
target.signal.addEventListener("abort", say("own signal"), { signal: target.signal });
off.signal.addEventListener("abort", () => {
	console.log("off");
	target.abort("first");
});
off.abort();

// Taken away by an earlier listener of the same event, and once.
const other = new AbortController();
const stop = new AbortController();
other.signal.addEventListener("abort", () => stop.abort());
other.signal.addEventListener("abort", say("too late"), { signal: stop.signal });
other.signal.addEventListener("abort", say("once"), { once: true, signal: new AbortController().signal });
other.abort();

for (const bad of [null, 1, {}, "signal"])
	try {
		other.signal.addEventListener("abort", say("bad"), { signal: bad as never });
		console.log("taken");
	} catch (error) {
		console.log((error as Error).name);
	}
