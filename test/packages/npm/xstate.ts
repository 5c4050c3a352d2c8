import { assign, createActor, fromPromise, setup, waitFor } from "xstate";

const machine = setup({
	types: {} as { context: { tries: number } },
	actors: {
		load: fromPromise<string, { tries: number }>(async ({ input }) => {
			await new Promise((resolve) => setTimeout(resolve, 5));
			if (input.tries < 2) throw new Error("not yet");
			return "loaded";
		}),
	},
}).createMachine({
	context: { tries: 0 },
	initial: "loading",
	states: {
		loading: {
			entry: assign({ tries: ({ context }) => context.tries + 1 }),
			invoke: { src: "load", input: ({ context }) => context, onDone: "ready", onError: "waiting" },
		},
		waiting: { after: { 10: "loading" } },
		ready: { type: "final" },
	},
});
const actor = createActor(machine);
actor.subscribe(({ value, context }) => console.log(String(value), context.tries));
actor.start();
await waitFor(actor, (state) => state.matches("ready"));
console.log("end");
